/** A redline on a page: what changed between two contents of a text, with folds for what did not. */
import type { TextComparison } from "../../server/domain/texts.ts";
import { useT } from "../i18n/speech.tsx";
import { Note } from "../ui/note.tsx";

/** What a loader hands over: a comparison as the texts made it. */
export type RedlineView = Pick<TextComparison, "changes" | "coarse" | "html">;

export function Redline({ view }: { view: RedlineView }) {
  const t = useT();
  if (view.changes === 0) return <p className="muted">{t("redline.none")}</p>;
  return (
    <>
      <p className="rl-head">
        <b>{t("redline.changes", { count: view.changes })}</b>
        <span className="rl-legend" aria-hidden="true">
          <ins>{t("redline.added")}</ins> <del>{t("redline.removed")}</del>
        </span>
      </p>
      {view.coarse && <Note tone="acc">{t("redline.coarse")}</Note>}
      <div className="redline prose doc-text" dangerouslySetInnerHTML={{ __html: view.html }} />
    </>
  );
}
