/** The end of a text's line to the server: what happened to a text that takes no more edits, and the way on. */
import type { SimpleKey } from "../i18n/messages.ts";
import { useT } from "../i18n/speech.tsx";
import { Button } from "../ui/button.tsx";
import { Note } from "../ui/note.tsx";
import type { ConnectionView, TextConnection } from "./connection.ts";
import type { SaveKind } from "./save-state.ts";
import { useConnectionView } from "./use-connection.ts";

const endings = {
  locked: "ended.locked",
  "signed-out": "ended.signedOut",
  "not-allowed": "ended.notAllowed",
  gone: "ended.gone",
  replaced: "ended.replaced",
  "too-large": "ended.tooLarge",
  outdated: "ended.outdated",
  refused: "ended.refused",
} as const satisfies Partial<Record<SaveKind, SimpleKey>>;

/** Whether the server's text has come, and whether edits may still be made in it. */
export function stageOf({ ready, save }: ConnectionView): "coming" | "open" | "over" {
  if (!ready) return "coming";
  return save in endings ? "over" : "open";
}

/** What happened to a text that takes no more edits, what became of the unsent ones, and the way on. */
export function Ended({ connection }: { connection: TextConnection }) {
  const t = useT();
  const { save, keeping } = useConnectionView(connection);
  if (!(save in endings)) return null;
  const words = endings[save as keyof typeof endings];
  return (
    <Note tone="warn" announced>
      <p>{t(words)}</p>
      {keeping.state === "keeping" && <p>{t("ended.keeping")}</p>}
      {keeping.state === "failed" && (
        <p>
          {t("ended.failed")}{" "}
          <Button size="small" onClick={() => connection.retryKeeping()}>
            {t("ended.retry")}
          </Button>
        </p>
      )}
      {save === "refused" && (
        <Button size="small" onClick={() => void connection.discard().then(() => location.reload())}>
          {t("ended.discard")}
        </Button>
      )}
      {(save === "replaced" || save === "outdated" || (save === "too-large" && keeping.state === "kept")) && (
        <Button size="small" onClick={() => location.reload()}>
          {t("ended.reload")}
        </Button>
      )}
    </Note>
  );
}
