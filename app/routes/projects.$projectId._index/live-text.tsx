/** A text with its line to the server: an editor for those who may write, HTML that follows it for those who read. */
import { lazy, Suspense, useEffect, useMemo, useRef, type ReactNode } from "react";
import type { FormBook } from "../../../content/schema/html.ts";
import type { Names } from "../../../content/schema/names.ts";
import type { Language } from "../../../server/db/schema.ts";
import type { TextConnection } from "../../editor/connection.ts";
import { askProject } from "../../editor/desk.ts";
import { Ended, stageOf } from "../../editor/ended.tsx";
import { useConnection, useConnectionPart } from "../../editor/use-connection.ts";
import { useLanguage } from "../../i18n/speech.tsx";
import { useProject } from "../../project/use-project.ts";
import { useForms } from "../../project/use-forms.tsx";
import { hintsBeside } from "../../wording/vague-words-later.tsx";
import { FollowedText, renderNamed } from "./followed-text.tsx";
import { ThreadWords } from "./thread-words.tsx";

const BlockEditor = lazy(() => import("../../editor/block-editor.tsx"));

interface LiveTextProps {
  projectId: string;
  blockId: string;
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
  /** Gives the HTML to show once the editor is gone. */
  onLeave: (html: string) => void;
}

export default function LiveText(props: LiveTextProps) {
  const { projectId, blockId, textId, blockKey, epoch, userId, edits, label, fallback } = props;
  const language = useLanguage();
  const { language: lang } = useProject();
  const { forms, names } = useForms();
  const connection = useConnection({ projectId, textId, userId, epoch, writes: edits });
  const stage = useConnectionPart(connection, stageOf);
  const formKeys = useMemo(
    () => Object.keys(forms ?? {}).filter((key) => key.startsWith(`${blockKey}/`)),
    [forms, blockKey],
  );
  const ask = useMemo(() => askProject(projectId), [projectId]);
  useLastHtml(connection, textId, stage !== "coming", forms, names, language, props.onLeave);
  if (!connection || !forms || !names || stage === "coming") return fallback;
  const over = stage === "over";
  return (
    <>
      {over && <Ended connection={connection} />}
      <ThreadWords {...{ connection, blockId, textId }} />
      {edits && !over ? (
        <Suspense fallback={fallback}>
          <BlockEditor
            {...{ connection, textId, forms, names, label, formKeys, ask, lang }}
            beside={hintsBeside}
            inDocument
          />
        </Suspense>
      ) : (
        <FollowedText {...{ connection, textId, forms, names, language, ask }} />
      )}
    </>
  );
}

/** Leaves the text's last HTML behind when the editor goes out of sight. */
function useLastHtml(
  connection: TextConnection | null,
  textId: string,
  ready: boolean,
  forms: FormBook | undefined,
  names: Names | undefined,
  language: Language,
  onLeave: (html: string) => void,
): void {
  const leave = useRef(onLeave);
  leave.current = onLeave;
  const named = useRef(names);
  named.current = names;
  useEffect(() => {
    if (!connection || !ready || !forms) return;
    return () =>
      named.current &&
      leave.current(renderNamed({ doc: connection.doc, textId, forms, names: named.current, language }));
  }, [connection, textId, ready, forms, language]);
}
