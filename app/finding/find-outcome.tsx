/** What was replaced and where, what was not and why; the same of what was put back. */
import type { Stay } from "../../server/domain/finding/replacing.ts";
import type { SimpleKey } from "../i18n/messages.ts";
import { useT } from "../i18n/speech.tsx";
import { useProject } from "../project/use-project.ts";
import { Note } from "../ui/note.tsx";
import type { Outcome } from "./use-finding.ts";

const reasons: Record<Stay, SimpleKey> = {
  locked: "writing.find.stay.locked",
  changed: "writing.find.stay.changed",
  gone: "writing.find.stay.gone",
  unavailable: "writing.find.stay.unavailable",
};

export function FindOutcome({ outcome: { kind, told } }: { outcome: Outcome }) {
  const t = useT();
  const { sections } = useProject();
  const titleOf = (id: string) => {
    const blocks = sections.flatMap((section, at) =>
      section.blocks.map((block, i) => ({ ...block, number: `${at + 1}.${i + 1}` })),
    );
    const block = blocks.find((each) => each.id === id);
    return block ? `${block.number} ${block.title}` : t("writing.find.goneBlock");
  };
  const done =
    kind === "replaced"
      ? told.replaced.map(({ id, places }) => ({ id, count: places.length, left: 0 }))
      : told.done.map(({ id, places, left }) => ({ id, count: places, left }));
  const count = done.reduce((sum, each) => sum + each.count, 0);
  const partly = told.stayed.length > 0 || done.some(({ left }) => left > 0);
  return (
    <Note tone={partly ? "warn" : "ok"} announced>
      <p>{kind === "replaced" ? t("writing.find.done", { count }) : t("writing.find.undone", { count })}</p>
      <ul className="find-told">
        {done.map(({ id, count, left }) => (
          <li key={id}>
            {t("writing.find.inBlock", { title: titleOf(id), count })}
            {left > 0 && ` ${t("writing.find.left", { count: left })}`}
          </li>
        ))}
        {told.stayed.map(({ id, why }) => (
          <li key={id}>
            {titleOf(id)}: {t(reasons[why])}
          </li>
        ))}
      </ul>
    </Note>
  );
}
