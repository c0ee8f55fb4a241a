/** Putting a revision back: asked once more before it is done, and undone by putting back what stood there. */
import { Form } from "@remix-run/react";
import { may } from "../../../server/domain/people.ts";
import type { BlockOverview } from "../../../server/domain/document/outline.ts";
import type { Restoration } from "../../../server/domain/history/revision-restoring.ts";
import { useT } from "../../i18n/speech.tsx";
import { useProject } from "../../project/use-project.ts";
import { SubmitButton } from "../../ui/button.tsx";
import { Note } from "../../ui/note.tsx";

function RestoreForm({ number, label, primary }: { number: number; label: string; primary?: boolean }) {
  const t = useT();
  return (
    <Form method="post" action="." className="row">
      <input type="hidden" name="revision" value={number} />
      <SubmitButton intent="restore" look={primary ? "primary" : "plain"} busy={t("history.restoring")}>
        {label}
      </SubmitButton>
    </Form>
  );
}

/** Offered beside a comparison with the text as it is now. */
export function Restoring({ block, number }: { block: BlockOverview; number: number }) {
  const t = useT();
  const { role } = useProject();
  if (!may(role, "revision.restore")) return null;
  if (block.state !== "draft") return <p className="muted">{t("history.locked")}</p>;
  return (
    <details className="rl-restore" key={number}>
      <summary className="btn">{t("history.restore", { number })}</summary>
      <p>{t("history.restoreNote", { number })}</p>
      <RestoreForm number={number} label={t("history.restoreDo")} primary />
    </details>
  );
}

/** Says what was put back, with the way to undo it. */
export function Restored({ done }: { done: (Restoration & { from: number }) | undefined }) {
  const t = useT();
  if (!done) return null;
  return (
    <Note tone="ok" announced>
      <p>{t("history.restored", { number: done.from, previous: done.previous })}</p>
      <RestoreForm number={done.previous} label={t("history.undo")} />
    </Note>
  );
}
