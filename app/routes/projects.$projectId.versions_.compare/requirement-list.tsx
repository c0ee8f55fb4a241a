/** What became of requirements: each under its permanent code, with what its fields said and say. */
import { documentWords } from "../../../content/schema/words.ts";
import type { Priority } from "../../../content/schema/forms.ts";
import type { DifferenceKind } from "../../../server/domain/changes/comparison/requirement-differences.ts";
import { differenceWords } from "../../changes/difference-words.ts";
import { useLanguage, useT } from "../../i18n/speech.tsx";
import { Difference } from "../../project/difference.tsx";
import { EmptyState } from "../../ui/note.tsx";
import { Code, Pill } from "../../ui/marks.tsx";
import type { ShownDifference } from "./queries.ts";

const tones: Partial<Record<DifferenceKind, "ok" | "bad" | "acc">> = { added: "ok", modified: "acc", deleted: "bad" };

/** «Добавлено 2, изменено 5» over the list. */
export function Tally({ requirements }: { requirements: readonly ShownDifference[] }) {
  const t = useT();
  const counts = Object.entries(differenceWords).map(([kind, word]) => ({
    kind,
    word,
    count: requirements.filter(({ kinds }) => kinds.includes(kind as DifferenceKind)).length,
  }));
  return (
    <ul className="cm-tally">
      {counts.map(({ kind, word, count }) => (
        <li key={kind}>
          {t(word)} <b>{count}</b>
        </li>
      ))}
    </ul>
  );
}

export function RequirementList({ requirements }: { requirements: readonly ShownDifference[] }) {
  const t = useT();
  if (requirements.length === 0) return <EmptyState>{t("versionDiff.noRequirements")}</EmptyState>;
  return (
    <ul className="cm-reqs">
      {requirements.map((one) => (
        <li key={one.uuid} id={one.code}>
          <p className="cm-h">
            <Code>{one.code}</Code>
            {one.kinds.map((kind) => {
              const tone = tones[kind];
              return (
                <Pill key={kind} {...(tone && { tone })}>
                  {t(differenceWords[kind])}
                </Pill>
              );
            })}
            <Place of={one} />
          </p>
          <Fields of={one} />
        </li>
      ))}
    </ul>
  );
}

function Place({ of: { from, to } }: { of: ShownDifference }) {
  const t = useT();
  const [was, is] = [from?.title ?? "", to?.title ?? ""];
  const words = from && to && was !== is ? t("versionDiff.fromTo", { from: was, to: is }) : is || was;
  return <span className="muted small">{words}</span>;
}

function Fields({ of: { fields } }: { of: ShownDifference }) {
  const t = useT();
  const words = documentWords[useLanguage()];
  if (fields.length === 0) return null;
  return (
    <dl className="cm-fields">
      {fields.map((one) => (
        <div key={one.field}>
          <dt>{one.field === "priority" ? t("register.priority") : words.fields[one.field]}</dt>
          <dd>
            {"pieces" in one ? (
              <Difference pieces={one.pieces} />
            ) : (
              [one.was, one.is].map((priority) => words.priorities[priority as Priority]).join(" → ")
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
