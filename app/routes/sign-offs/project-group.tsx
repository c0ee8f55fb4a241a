/** What waits in one project, by sections; several blocks or whole sections are chosen by ticks to be signed at once. */
import { Form, Link } from "@remix-run/react";
import Stamp from "lucide-react/icons/stamp";
import { useState } from "react";
import { useT } from "../../i18n/speech.tsx";
import type { AwaitedRow } from "../../signing/awaited.ts";
import { Hash } from "../../signing/hash.tsx";
import { signingPath } from "../../signing/signing-path.ts";
import { TermMark } from "../../signing/term-mark.tsx";
import { LinkButton, SubmitButton } from "../../ui/button.tsx";
import { Pill } from "../../ui/marks.tsx";

export function ProjectGroup({ rows }: { rows: readonly AwaitedRow[] }) {
  const t = useT();
  const [chosen, choose] = useState<readonly string[]>([]);
  const { projectId, projectName } = rows[0]!;
  const together = `/projects/${projectId}/sign-together`;
  const edits = rows.filter(({ editOnly }) => editOnly);
  const sections = [...new Map(rows.map((row) => [row.sectionId, row.sectionTitle]))];
  const put = (ids: readonly string[], isIn: boolean) =>
    choose([...chosen.filter((id) => !ids.includes(id)), ...(isIn ? ids : [])]);
  return (
    <section className="sect sg-group" aria-labelledby={`project-${projectId}`}>
      <div className="sect-h">
        <h2 className="h2" id={`project-${projectId}`}>
          {projectName}
        </h2>
        {edits.length > 1 && (
          <LinkButton icon={Stamp} to={`${together}?edits`}>
            {t("signature.confirmEdits", { count: edits.length })}
          </LinkButton>
        )}
      </div>
      <Form method="get" action={together}>
        {sections.map(([id, title]) => {
          const blocks = rows.filter(({ sectionId }) => sectionId === id);
          return <SectionList key={id} {...{ id, title, blocks, chosen, put }} />;
        })}
        {rows.length > 1 && (
          <div className="sg-choose">
            <SubmitButton look="plain" icon={Stamp}>
              {chosen.length > 0 ? t("signature.signChosen", { count: chosen.length }) : t("signature.signSeveral")}
            </SubmitButton>
            <span className="small muted">{t("signature.signSeveralHint")}</span>
          </div>
        )}
      </Form>
    </section>
  );
}

interface SectionListProps {
  id: string;
  title: string;
  blocks: readonly AwaitedRow[];
  chosen: readonly string[];
  put: (ids: readonly string[], isIn: boolean) => void;
}

function SectionList({ id, title, blocks, chosen, put }: SectionListProps) {
  const ids = blocks.map(({ blockId }) => blockId);
  return (
    <fieldset className="sg-section">
      <legend className="vh">{title}</legend>
      <label className="check sg-section-h">
        <input
          type="checkbox"
          name="section"
          value={id}
          checked={ids.every((one) => chosen.includes(one))}
          onChange={(event) => put(ids, event.target.checked)}
        />
        <span>{title}</span>
      </label>
      <ul>
        {blocks.map((row) => (
          <li key={row.blockId} className="sg-row">
            <label className="check">
              <input
                type="checkbox"
                name="block"
                value={row.blockId}
                checked={chosen.includes(row.blockId)}
                onChange={(event) => put([row.blockId], event.target.checked)}
              />
              <span className="vh">{row.blockTitle}</span>
            </label>
            <Row row={row} />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function Row({ row }: { row: AwaitedRow }) {
  const t = useT();
  return (
    <Link className="sg-row-a" to={signingPath(row.projectId, row.blockId)}>
      <b>{row.blockTitle}</b>
      <span className="sg-meta">
        <TermMark term={row.term} />
        {row.editOnly ? <Pill tone="acc">{t("signature.editOnly")}</Pill> : <span>{t("signature.firstTime")}</span>}
        {row.insteadOf && <span>{t("signature.insteadOf", { name: row.insteadOf })}</span>}
        {!row.mandatory && <span>{t("signature.advisory")}</span>}
        <span>{t("signature.revision", { number: row.revision })}</span>
        <Hash of={row.hash} />
      </span>
    </Link>
  );
}
