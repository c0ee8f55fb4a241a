/** The editor of one live text; the default export is meant for `lazy`, so that pages start without it. */
import { EditorContent, useEditor } from "@tiptap/react";
import Plus from "lucide-react/icons/plus";
import { useMemo, useRef, useState } from "react";
import type { FormBook } from "../../content/schema/html.ts";
import { useLanguage, useT } from "../i18n/speech.tsx";
import { Icon } from "../ui/icon.tsx";
import { Note } from "../ui/note.tsx";
import type { TextConnection } from "./connection.ts";
import { coreExtensions, editorExtensions } from "./extensions.ts";
import { writeOn } from "./first-line.ts";
import type { FormOffer } from "./form-tools.tsx";
import { useLinking } from "./link-dialog.tsx";
import { PasteNote } from "./tables/paste-note.tsx";
import type { PasteReport } from "./tables/pasting.ts";
import { Toolbar } from "./toolbar.tsx";
import { useActive } from "./use-active.ts";

export interface BlockEditorProps {
  /** A connection that is `ready`: its text has come. */
  connection: TextConnection;
  forms: FormBook;
  /** What screen readers call the text: the block's number and title. */
  label: string;
  /** Keys of the block's own typed tables, which can be put back when they were deleted. */
  formKeys?: readonly string[];
  /** Codes of requirements by uuid. */
  codes?: Readonly<Record<string, string>>;
  /** Names of the project's members. */
  people?: readonly string[];
  /** The cursor came into the text. */
  onFocus?: () => void;
}

const noCodes = {};
const nobody: readonly string[] = [];
/** Room kept around the cursor for the upper line and for the tools, px. */
const seen = { top: 72, bottom: 96, left: 8, right: 8 };
const refusals = { "too-much": "editor.refused.too-much", "does-not-fit": "editor.refused.does-not-fit" } as const;

export default function BlockEditor({
  connection,
  forms,
  label,
  formKeys,
  codes = noCodes,
  people = nobody,
  onFocus,
}: BlockEditorProps) {
  const t = useT();
  const language = useLanguage();
  const place = useRef<HTMLDivElement>(null);
  const { isActive, hooks } = useActive(place);
  const [refusal, setRefusal] = useState<keyof typeof refusals | null>(null);
  const [report, setReport] = useState<PasteReport | null>(null);
  const extensions = useMemo(
    () =>
      editorExtensions({
        doc: connection.doc,
        awareness: connection.awareness,
        tools: { t, language, forms, people, codeOf: (uuid) => codes[uuid] },
        refused: setRefusal,
        pasted: setReport,
      }),
    [connection, t, language, forms, people, codes],
  );
  const offers = useMemo(() => offersOf(forms, formKeys), [forms, formKeys]);
  const editor = useEditor(
    {
      extensions,
      injectCSS: false,
      enableCoreExtensions: coreExtensions,
      editorProps: {
        scrollMargin: seen,
        scrollThreshold: seen,
        attributes: { class: "prose ed-text", role: "textbox", "aria-multiline": "true", "aria-label": label },
      },
      onFocus: () => onFocus?.(),
      onUpdate: () => setRefusal(null),
    },
    [extensions],
  );
  const linking = useLinking(editor);
  return (
    <div className="ed" ref={place} {...hooks}>
      <EditorContent editor={editor} />
      {linking.dialog}
      <div className="ed-foot">
        {refusal && <Note tone="warn">{t(refusals[refusal])}</Note>}
        {report && <PasteNote report={report} onClose={() => setReport(null)} />}
        {isActive ? (
          <Toolbar editor={editor} offers={offers} onLink={linking.ask} />
        ) : (
          <button type="button" className="addline" onClick={() => writeOn(editor.view)}>
            <Icon of={Plus} />
            {t("editor.writeOn")}
          </button>
        )}
      </div>
    </div>
  );
}

function offersOf(forms: FormBook, keys: readonly string[] = []): FormOffer[] {
  return keys.flatMap((key) => {
    const form = forms[key];
    return form ? [{ key, form }] : [];
  });
}
