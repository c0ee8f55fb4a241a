/** The revisions of a block, the latest first: when, by whom, and what each one changed. */
import { Link } from "@remix-run/react";
import type { Revisions } from "../../../server/db/schema.ts";
import type { SimpleKey } from "../../i18n/messages.ts";
import { useT } from "../../i18n/speech.tsx";
import { historyPath } from "../../project/history-path.ts";
import { useProject } from "../../project/use-project.ts";
import type { HistoryPage } from "./queries.ts";

const reasons = {
  pause: "history.byPause",
  asked: "history.byAsking",
  created: "history.byCreation",
  restored: "history.byRestoring",
  changed: "history.byChange",
  submitted: "history.bySubmitting",
} as const satisfies Record<Revisions["reason"], SimpleKey>;

export function RevisionList({ page }: { page: HistoryPage }) {
  const t = useT();
  const { id } = useProject();
  const { block, revisions } = page;
  return (
    <ol className="lines">
      {revisions.map(({ number, taken, authors, reason }) => (
        <li key={number} className="rl-revision">
          <div>
            <b>{t("revision.number", { number })}</b>
            <small className="muted">{[taken, t(reasons[reason]), ...authors].join(" · ")}</small>
          </div>
          <div className="row wrap">
            {number > 1 && (
              <Link className="link" to={historyPath(id, block.id, number - 1, number)}>
                {t("history.whatChanged")}
                <span className="vh"> {t("history.inRevision", { number })}</span>
              </Link>
            )}
            <Link className="link" to={historyPath(id, block.id, number)}>
              {t("history.compareNow")}
              <span className="vh"> {t("revision.number", { number })}</span>
            </Link>
          </div>
        </li>
      ))}
    </ol>
  );
}
