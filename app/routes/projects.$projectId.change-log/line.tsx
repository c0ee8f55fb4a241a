/** One line of the register: what, why, whose wish, at what cost, decided how and by whom; lighter ones are shorter. */
import { Link } from "@remix-run/react";
import { BeforeAfter } from "../../changes/before-after.tsx";
import type { ShownLine } from "../../changes/shown-line.server.ts";
import { churnCauseWords, lineKindWords, lineStateWords, lineVerdictWords } from "../../changes/register-words.ts";
import { useT } from "../../i18n/speech.tsx";
import { historyPath } from "../../project/history-path.ts";
import { useProject } from "../../project/use-project.ts";
import { Code, Pill } from "../../ui/marks.tsx";

const tones = {
  applied: "ok",
  closed: "ok",
  rejected: "bad",
  deferred: "warn",
  agreed: undefined,
  "in-work": undefined,
} as const;

export function Line({ line }: { line: ShownLine }) {
  const t = useT();
  const { id, number, kind, at, title, cause, initiator, rationale, state, version } = line;
  const project = useProject();
  const light = number === null;
  const tone = tones[state];
  return (
    <li className={light ? "cl-line light" : "cl-line"} aria-labelledby={`line-${id}`}>
      <p className="cm-h">
        <time>{at}</time>
        {number !== null && <Code href={`/projects/${project.id}/changes/${number}`}>{`ЗИ-${number}`}</Code>}
        <b id={`line-${id}`}>{title}</b>
        {kind !== "request" && <span className="muted small">{t(lineKindWords[kind])}</span>}
        <Pill {...(tone && { tone })}>{t(lineStateWords[state])}</Pill>
        {version !== null && <span className="muted small">{t("changeLog.inVersion", { number: version })}</span>}
      </p>
      <p className="cl-why">
        {[light ? "" : t(churnCauseWords[cause]), initiator.name || t("churn.nobody")].filter(Boolean).join(" · ")}
        {rationale && ` · ${rationale}`}
      </p>
      <Impact of={line} />
      <BeforeAfter requirements={line.requirements} />
      <Blocks of={line} />
      <Visas of={line} />
    </li>
  );
}

function Impact({ of: { impact } }: { of: ShownLine }) {
  const t = useT();
  if (!impact) return null;
  const { days, money, risk, stages } = impact;
  const said = [days && t("churn.days", { days }), money, stages, risk].filter(Boolean).join(" · ");
  return (
    <p className="small">
      <span className="muted">{t("changeLog.impact")}</span> {said || t("changeLog.notEstimated")}
    </p>
  );
}

/** The way to the redline of every block that it changed. */
function Blocks({ of: { blocks } }: { of: ShownLine }) {
  const t = useT();
  const project = useProject();
  const present = new Set(project.sections.flatMap((section) => section.blocks.map(({ id }) => id)));
  return (
    <p className="cl-blocks small">
      {blocks.map(({ id, title, before, after }) =>
        before !== null && after !== null && present.has(id) ? (
          <Link key={id} className="link" to={historyPath(project.id, id, before, after)}>
            {t("changeLog.redline", { title, before, after })}
          </Link>
        ) : (
          <span key={id} className="muted">
            {title}
          </span>
        ),
      )}
    </p>
  );
}

function Visas({ of: { visas } }: { of: ShownLine }) {
  const t = useT();
  if (visas.length === 0) return null;
  return (
    <details className="cl-visas">
      <summary>{t("changeLog.visas", { count: visas.length })}</summary>
      <ul>
        {visas.map(({ name, position, verdict, reason, conditions, at }, place) => (
          <li key={place}>
            {[name || t("signSheet.erased"), position].filter(Boolean).join(", ")}: {t(lineVerdictWords[verdict])}, {at}
            {[reason, conditions].filter(Boolean).map((words) => ` · ${words}`)}
          </li>
        ))}
      </ul>
    </details>
  );
}
