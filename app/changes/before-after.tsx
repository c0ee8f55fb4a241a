/** What a line of the register did to requirements: before → after under their codes. */
import { documentWords } from "../../content/schema/words.ts";
import { useLanguage, useT } from "../i18n/speech.tsx";
import { Difference } from "../project/difference.tsx";
import { Code } from "../ui/marks.tsx";
import { differenceWords } from "./difference-words.ts";
import type { ShownLine } from "./shown-line.server.ts";

export function BeforeAfter({ requirements }: { requirements: ShownLine["requirements"] }) {
  if (requirements.length === 0) return null;
  return (
    <ul className="cl-reqs">
      {requirements.map((one) => (
        <Requirement key={one.uuid} of={one} />
      ))}
    </ul>
  );
}

function Requirement({ of }: { of: ShownLine["requirements"][number] }) {
  const t = useT();
  const words = documentWords[useLanguage()];
  const { code, kinds, from, to, pieces, fields } = of;
  const kindsSaid = kinds.map((kind) => t(differenceWords[kind]).toLowerCase()).join(", ");
  const moved = from && to && from !== to ? ` ${t("versionDiff.fromTo", { from, to })}` : "";
  const others = fields.map((field) => (field === "priority" ? t("register.priority") : words.fields[field]));
  return (
    <li>
      <Code>{code}</Code> <span className="muted small">{kindsSaid + moved}</span>
      {pieces.length > 0 && <Difference pieces={pieces} />}
      {others.length > 0 && <p className="muted small">{t("changeLog.alsoFields", { fields: others.join(", ") })}</p>}
    </li>
  );
}
