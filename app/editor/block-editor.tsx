/** The editor of one live text; the default export is meant for `lazy`, so that pages start without it. */
import { EditorContent, useEditor } from "@tiptap/react";
import Plus from "lucide-react/icons/plus";
import { useMemo, useState } from "react";
import type { FormBook } from "../../content/schema/html.ts";
import { useLanguage, useT } from "../i18n/speech.tsx";
import { Icon } from "../ui/icon.tsx";
import { Note } from "../ui/note.tsx";
import type { TextConnection } from "./connection.ts";
import { coreExtensions, editorExtensions } from "./extensions.ts";
import { writeOn } from "./first-line.ts";
import type { FormOffer } from "./form-tools.tsx";
import { Toolbar } from "./toolbar.tsx";

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
  /** The cursor came into the text. */
  onFocus?: () => void;
}

const noCodes = {};
const refusals = { "too-much": "editor.refused.too-much", "does-not-fit": "editor.refused.does-not-fit" } as const;

export default function BlockEditor({
  connection,
  forms,
  label,
  formKeys,
  codes = noCodes,
  onFocus,
}: BlockEditorProps) {
  const t = useT();
  const language = useLanguage();
  const [isActive, setActive] = useState(false);
  const [refusal, setRefusal] = useState<keyof typeof refusals | null>(null);
  const extensions = useMemo(
    () =>
      editorExtensions({
        doc: connection.doc,
        awareness: connection.awareness,
        tools: { t, language, forms, codeOf: (uuid) => codes[uuid] },
        refused: setRefusal,
      }),
    [connection, t, language, forms, codes],
  );
  const offers = useMemo(() => offersOf(forms, formKeys), [forms, formKeys]);
  const editor = useEditor(
    {
      extensions,
      injectCSS: false,
      enableCoreExtensions: coreExtensions,
      editorProps: {
        attributes: { class: "prose ed-text", role: "textbox", "aria-multiline": "true", "aria-label": label },
      },
      onFocus: () => {
        setActive(true);
        onFocus?.();
      },
      onUpdate: () => setRefusal(null),
    },
    [extensions],
  );
  const leave = (event: React.FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setActive(false);
  };
  return (
    <div className="ed" onFocus={() => setActive(true)} onBlur={leave}>
      <EditorContent editor={editor} />
      {refusal && <Note tone="warn">{t(refusals[refusal])}</Note>}
      <div className="ed-foot">
        {isActive ? (
          <Toolbar editor={editor} offers={offers} />
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
