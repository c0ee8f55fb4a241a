/** Where a discussion stands: its block, and the words in it, both leading there. */
import { Link } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import { blockAnchor } from "../../project/anchors.ts";
import { useProject } from "../../project/use-project.ts";
import type { TalkThread } from "../../talk/shown-threads.ts";
import { placeWords, threadAnchor } from "../../talk/thread.tsx";

export function PlaceOf({ thread: { id, blockId, change, kind, quote, isLost } }: { thread: TalkThread }) {
  const t = useT();
  const project = useProject();
  const section = project.sections.find(({ blocks }) => blocks.some((block) => block.id === blockId));
  const block = section?.blocks.find((one) => one.id === blockId);
  const to =
    change === null
      ? `/projects/${project.id}?block=${blockId}&tab=talk&thread=${id}#${blockAnchor(blockId)}`
      : `/projects/${project.id}/changes/${change}?thread=${id}#${threadAnchor(id)}`;
  const words = quote || (kind === "block" ? "" : t(placeWords[kind]));
  const code = change === null ? "" : `ЗИ-${change}, `;
  return (
    <>
      {section && block && (
        <p className="t-b">
          <Link className="link" to={to}>
            {`${code}${project.sections.indexOf(section) + 1}.${block.position + 1} ${block.title}`}
          </Link>
        </p>
      )}
      {words !== "" &&
        (block && !isLost ? (
          <Link className="on-text" to={to} title={t("talk.toPlace")}>
            {words}
          </Link>
        ) : (
          <p className="on-text">{words}</p>
        ))}
    </>
  );
}
