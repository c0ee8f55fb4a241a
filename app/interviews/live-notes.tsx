/** The notes of an interview as a live text: its editor, and the tools of those who write a talk down. */
import type { Editor } from "@tiptap/core";
import { lazy, Suspense, useMemo, useRef, type ReactNode } from "react";
import { markWords, type MarkKey } from "../../content/interviews/notes.ts";
import type { Names } from "../../content/schema/names.ts";
import type { Language } from "../../server/db/schema.ts";
import { askProject } from "../editor/desk.ts";
import { Ended, stageOf } from "../editor/ended.tsx";
import { markLine, noteKeys, stampLine } from "../editor/note-keys.ts";
import { useConnection, useConnectionPart } from "../editor/use-connection.ts";
import { useT } from "../i18n/speech.tsx";
import { useResource } from "../project/use-resource.ts";
import { Button } from "../ui/button.tsx";
import { useEvent } from "../use-event.ts";
import { markKeys } from "./words.tsx";

const BlockEditor = lazy(() => import("../editor/block-editor.tsx"));

/** Notes hold no typed tables. */
const noForms = {};
const keys = ["as-is", "to-be", "pain"] as const satisfies MarkKey[];

export interface LiveNotesProps {
  projectId: string;
  textId: string;
  epoch: number;
  userId: string;
  /** The language that marks are written in. */
  language: Language;
  /** The time of the talk; empty when it is not under way. */
  stamp: () => string;
  onQuote: () => void;
  fallback: ReactNode;
}

export default function LiveNotes(props: LiveNotesProps) {
  const { projectId, textId, epoch, userId, language, fallback } = props;
  const t = useT();
  const editor = useRef<Editor | null>(null);
  const names = useResource<Names>(`/projects/${projectId}/names`);
  const connection = useConnection({ projectId, textId, userId, epoch, writes: true });
  const stage = useConnectionPart(connection, stageOf);
  const ask = useMemo(() => askProject(projectId), [projectId]);
  const { stamp } = props;
  const quote = useEvent(props.onQuote);
  const more = useMemo(() => {
    const marks = keys.map((key) => markWords[language][key]);
    return [noteKeys({ marks, stamp, quote, ready: (made) => (editor.current = made) })];
  }, [language, stamp, quote]);
  if (!connection || !names || stage === "coming") return fallback;
  if (stage === "over")
    return (
      <>
        <Ended connection={connection} />
        {fallback}
      </>
    );
  const run = (deed: (made: Editor) => void) => () => editor.current && deed(editor.current);
  return (
    <>
      <div className="iv-tools" role="toolbar" aria-label={t("interviews.tools")}>
        {keys.map((key, at) => (
          <Button
            key={key}
            size="small"
            title={`Alt ${at + 1}`}
            onMouseDown={(event) => event.preventDefault()}
            onClick={run((made) => markLine(made, markWords[language][key]))}
          >
            {t(markKeys[key])}
          </Button>
        ))}
        <Button
          size="small"
          title="Alt T"
          onMouseDown={(event) => event.preventDefault()}
          onClick={run((made) => stampLine(made, stamp()))}
        >
          {t("interviews.stamp")}
        </Button>
        <Button
          size="small"
          look="primary"
          title="Alt Q"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => quote()}
        >
          {t("interviews.quote")}
        </Button>
      </div>
      <Suspense fallback={fallback}>
        <BlockEditor
          {...{ connection, textId, names, ask, more }}
          lang={language}
          forms={noForms}
          label={t("interviews.notes")}
        />
      </Suspense>
    </>
  );
}
