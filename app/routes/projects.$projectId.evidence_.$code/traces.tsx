/** What became of a requirement: its revisions, its discussions, the rounds of its block. */
import { Link } from "@remix-run/react";
import type { MessageKey, SimpleKey } from "../../i18n/messages.ts";
import { useT } from "../../i18n/speech.tsx";
import { useProject } from "../../project/use-project.ts";
import { Pill } from "../../ui/marks.tsx";
import type { TraceData } from "./route.tsx";

const kinds = {
  appeared: "evidence.appeared",
  changed: "evidence.changed",
  disappeared: "evidence.disappeared",
} as const satisfies Record<TraceData["history"][number]["kind"], MessageKey>;

export function History({ changes }: { changes: TraceData["history"] }) {
  const t = useT();
  if (changes.length === 0) return <p className="muted">{t("evidence.noHistory")}</p>;
  return (
    <ol className="iv-traces">
      {changes.map(({ revision, at, authors, kind, changes: fields }) => (
        <li key={revision}>
          <p>
            <b>{t(kinds[kind], { revision })}</b>{" "}
            <span className="muted">{[at, ...authors.map(({ name }) => name)].join(", ")}</span>
          </p>
          {kind === "changed" &&
            fields.map(({ field, was, is }) => (
              <p key={field} className="small written">
                {was || "—"} → {is || "—"}
              </p>
            ))}
        </li>
      ))}
    </ol>
  );
}

export function Threads({ threads }: { threads: TraceData["threads"] }) {
  const t = useT();
  const { id: projectId } = useProject();
  if (threads.length === 0) return <p className="muted">{t("evidence.noThreads")}</p>;
  return (
    <ul className="iv-traces">
      {threads.map(({ id, at, settled, words }) => (
        <li key={id}>
          <p className="written">{words}</p>
          <p className="row wrap">
            <span className="muted small">{at}</span>
            <Pill tone={settled ? "ok" : "warn"}>{t(settled ? "interviews.settled" : "interviews.unsettled")}</Pill>
            <Link className="link small" to={`/projects/${projectId}/threads?state=all`}>
              {t("interviews.discussion")}
            </Link>
          </p>
        </li>
      ))}
    </ul>
  );
}

const decisions: Record<string, SimpleKey> = {
  agreed: "journal.state.agreed",
  "agreed-with-remarks": "journal.state.agreed-with-remarks",
  rejected: "journal.state.rejected",
};

export function Rounds({ rounds }: { rounds: TraceData["rounds"] }) {
  const t = useT();
  if (rounds.length === 0) return <p className="muted">{t("evidence.noVisas")}</p>;
  return (
    <ul className="iv-traces">
      {rounds.map(({ number, at, visas }) => (
        <li key={number}>
          <p>
            <b>{t("evidence.round", { number })}</b> <span className="muted">{at}</span>
          </p>
          {visas.map(({ name, decision, at: when }) => (
            <p key={`${name}${when}`} className="small">
              {name}: {decisions[decision] ? t(decisions[decision]) : decision}, {when}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
