/** A text with its line to the server: an editor for those who may write, HTML that follows it for those who read. */
import { lazy, Suspense, useEffect, useMemo, useRef, type ReactNode } from "react";
import { renderDocument, type FormBook } from "../../../content/schema/html.ts";
import type { Language } from "../../../server/db/schema.ts";
import type { TextConnection } from "../../editor/connection.ts";
import { readFragment } from "../../editor/read-fragment.ts";
import type { SaveKind } from "../../editor/save-state.ts";
import { useConnection, useConnectionView } from "../../editor/use-connection.ts";
import type { SimpleKey } from "../../i18n/messages.ts";
import { useLanguage, useT } from "../../i18n/speech.tsx";
import { Button } from "../../ui/button.tsx";
import { Note } from "../../ui/note.tsx";
import { FollowedText } from "./followed-text.tsx";
import { useProject } from "../../project/use-project.ts";
import { useForms } from "./use-forms.tsx";

const BlockEditor = lazy(() => import("../../editor/block-editor.tsx"));

interface LiveTextProps {
  projectId: string;
  textId: string;
  /** Key of the block, by which its own forms are known. */
  blockKey: string;
  epoch: number;
  userId: string;
  /** May the reader write here, as far as the page knows. */
  edits: boolean;
  /** The name of the text for screen readers. */
  label: string;
  /** What stands here until the server's text has come. */
  fallback: ReactNode;
  onState: (state: SaveKind | undefined) => void;
  /** Gives the HTML to show once the editor is gone. */
  onLeave: (html: string) => void;
}

export default function LiveText(props: LiveTextProps) {
  const { projectId, textId, blockKey, epoch, userId, edits, label, fallback, onState } = props;
  const language = useLanguage();
  const forms = useForms();
  const connection = useConnection({ projectId, textId, userId, epoch });
  const view = useConnectionView(connection);
  const people = useNames();
  useEffect(() => {
    if (edits) onState(view.save);
  }, [edits, onState, view.save]);
  useEffect(() => () => onState(undefined), [onState]);
  const formKeys = useMemo(
    () => Object.keys(forms ?? {}).filter((key) => key.startsWith(`${blockKey}/`)),
    [forms, blockKey],
  );
  useLastHtml(connection, view.ready, forms, language, props.onLeave);
  if (!connection || !forms || !view.ready) return fallback;
  const over = view.save in endings;
  return (
    <>
      {connection && <Ended connection={connection} />}
      {edits && !over ? (
        <Suspense fallback={fallback}>
          <BlockEditor connection={connection} forms={forms} label={label} formKeys={formKeys} people={people} />
        </Suspense>
      ) : (
        <FollowedText connection={connection} forms={forms} language={language} />
      )}
    </>
  );
}

/** Names of the project's members; the same list as long as they are the same. */
function useNames(): readonly string[] {
  const names = useProject()
    .members.map(({ name }) => name)
    .join("\n");
  return useMemo(() => names.split("\n"), [names]);
}

/** Leaves the text's last HTML behind when the editor goes out of sight. */
function useLastHtml(
  connection: TextConnection | null,
  ready: boolean,
  forms: FormBook | undefined,
  language: Language,
  onLeave: (html: string) => void,
): void {
  const leave = useRef(onLeave);
  leave.current = onLeave;
  useEffect(() => {
    if (!connection || !ready || !forms) return;
    return () => leave.current(renderDocument(readFragment(connection.doc), forms, language));
  }, [connection, ready, forms, language]);
}

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

/** What happened to a text that takes no more edits, what became of the unsent ones, and the way on. */
function Ended({ connection }: { connection: TextConnection }) {
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
      {(save === "replaced" || save === "outdated") && (
        <Button size="small" onClick={() => location.reload()}>
          {t("ended.reload")}
        </Button>
      )}
    </Note>
  );
}
