/** The stored revisions of a block: number, time, authors. */
import { Link } from "@remix-run/react";
import { may } from "../../../server/domain/people.ts";
import type { BlockOverview } from "../../../server/domain/document/outline.ts";
import { useT } from "../../i18n/speech.tsx";
import type { BlockDetails } from "../../project/block-details.ts";
import { authorsPath, historyPath } from "../../project/history-path.ts";
import { useProject } from "../../project/use-project.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/note.tsx";
import { useDocumentForm } from "./document-form.ts";

export function BlockHistory({ block, details }: { block: BlockOverview; details: BlockDetails }) {
  const t = useT();
  const project = useProject();
  const { fetcher, action } = useDocumentForm();
  const { revisions } = details;
  return (
    <>
      {revisions.length === 0 && <EmptyState>{t("history.empty")}</EmptyState>}
      {revisions.length > 0 && (
        <div className="row wrap">
          <LinkButton size="small" to={historyPath(project.id, block.id)}>
            {t("history.compare")}
          </LinkButton>
          <LinkButton size="small" to={authorsPath(project.id, block.id)}>
            {t("history.who")}
          </LinkButton>
        </div>
      )}
      {details.since !== null && (
        <Link className="link" to={historyPath(project.id, block.id, details.since)}>
          {t("history.sinceVisit")}
        </Link>
      )}
      <ol className="tl">
        {revisions.map(({ number, taken, authors }) => (
          <li key={number}>
            <div>
              <Link className="link" to={historyPath(project.id, block.id, number)}>
                {t("revision.number", { number })}
              </Link>
              <small>
                {taken}
                {authors.length > 0 && ` · ${authors.join(", ")}`}
              </small>
            </div>
          </li>
        ))}
      </ol>
      {may(project.role, "revision.take") && (
        <fetcher.Form method="post" action={action}>
          <input type="hidden" name="block" value={block.id} />
          <input type="hidden" name="text" value={block.textId} />
          <Button type="submit" size="small" name="intent" value="revision">
            {t("history.take")}
          </Button>
        </fetcher.Form>
      )}
    </>
  );
}
