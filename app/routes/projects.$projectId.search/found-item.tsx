/** One of the results: what it is, its words, where it stands. */
import { Link } from "@remix-run/react";
import type { SearchHit } from "../../../server/domain/search/shapes.ts";
import type { SimpleKey } from "../../i18n/messages.ts";
import { useT } from "../../i18n/speech.tsx";
import { hitCode, hitPath } from "../../search/hit-path.ts";
import { Pieces } from "../../search/pieces.tsx";

const kindWords = {
  block: "find.one.block",
  requirement: "find.one.requirement",
  thread: "find.one.thread",
  question: "find.one.question",
  change: "find.one.change",
  interview: "find.one.interview",
  person: "find.one.person",
} as const satisfies Record<SearchHit["kind"], SimpleKey>;

export function FoundItem({ hit, projectId }: { hit: SearchHit; projectId: string }) {
  const t = useT();
  const { kind, title, excerpt, block, change } = hit;
  const code = hitCode(hit, t);
  const isWithin = block !== null && kind !== "block";
  return (
    <li className="found">
      <p className="found-h">
        <Link className="link written" to={hitPath(projectId, hit)}>
          {code && <span className="code">{code}</span>} <Pieces of={title} />
        </Link>{" "}
        <small className="muted">{t(kindWords[kind])}</small>
      </p>
      {excerpt.length > 0 && (
        <p className="written">
          <Pieces of={excerpt} />
        </p>
      )}
      {isWithin && (
        <p className="small muted">
          {change !== null && `${t("find.inChange", { number: change })} · `}
          {block.number} {block.title}
        </p>
      )}
    </li>
  );
}
