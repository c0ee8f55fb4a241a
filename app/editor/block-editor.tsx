/** The editor of one live text; the default export is meant for `lazy`, so that pages start without it. */
import type { AnyExtension, Editor } from "@tiptap/core";
import { useEditor } from "@tiptap/react";
import Plus from "lucide-react/icons/plus";
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from "react";
import type { FormBook } from "../../content/schema/html.ts";
import type { Names } from "../../content/schema/names.ts";
import type { Language } from "../../server/db/schema.ts";
import { useLanguage, useT } from "../i18n/speech.tsx";
import { Icon } from "../ui/icon.tsx";
import { Note } from "../ui/note.tsx";
import type { TextConnection } from "./connection.ts";
import { coreExtensions, editorExtensions } from "./extensions.ts";
import { standingDocument } from "./read-fragment.ts";
import { FloatingTools } from "./floating-tools.tsx";
import { writeOn } from "./first-line.ts";
import type { FormOffer } from "./form-tools.tsx";
import { LeftOutImages, UploadList } from "./files/upload-list.tsx";
import { useUploads } from "./files/use-uploads.ts";
import { useLinking } from "./link-dialog.tsx";
import type { Desk } from "./desk.ts";
import type { ViewTools } from "./forms/node-chrome.ts";
import type { CutReport } from "./paste/amounts.ts";
import { createNames } from "./names-store.ts";
import { PasteNote } from "./tables/paste-note.tsx";
import type { PasteReport } from "./tables/pasting.ts";
import { Toolbar } from "./toolbar.tsx";
import { useActive } from "./use-active.ts";
import { goToTools } from "./walking.ts";

export interface BlockEditorProps {
  /** A connection that is `ready`: its text has come. */
  connection: TextConnection;
  /** Id of the text. */
  textId: string;
  forms: FormBook;
  /** The language that the text is written in, which is the project's. */
  lang: Language;
  /** What screen readers call the text: the block's number and title. */
  label: string;
  /** Keys of the block's own typed tables, which can be put back when they were deleted. */
  formKeys?: readonly string[];
  /** What ids in the text are called now. */
  names: Names;
  /** Asks the project for what helps while writing. */
  ask: Desk["ask"];
  /** The cursor came into the text. */
  onFocus?: () => void;
  /** The page is the document: it discusses places of texts, and finds and replaces over all of them. */
  inDocument?: boolean;
  /** What this text can do besides; the same each time, or the editor begins anew. */
  more?: readonly AnyExtension[];
  /** Images and files are taken here. */
  takesFiles?: boolean;
  /** What stands beside the text and works in it, such as hints. */
  beside?: (editor: Editor, tools: ViewTools) => ReactNode;
}

/** The page of the document hears it. */
const discuss = () => document.dispatchEvent(new Event("svod:discuss"));

const nothingMore: readonly AnyExtension[] = [];

/** Room kept around the cursor for the upper line and for the tools, px. */
const seen = { top: 72, bottom: 96, left: 8, right: 8 };
const refusals = { "does-not-fit": "editor.refused.does-not-fit", occupied: "writing.occupied" } as const;

export default function BlockEditor(props: BlockEditorProps) {
  const {
    connection,
    textId,
    forms,
    label,
    formKeys,
    names,
    lang,
    ask,
    onFocus,
    inDocument = false,
    more = nothingMore,
    beside,
    takesFiles = true,
  } = props;
  const t = useT();
  const language = useLanguage();
  const place = useRef<HTMLDivElement>(null);
  const { isActive, hooks } = useActive(place);
  const [refusal, setRefusal] = useState<keyof typeof refusals | null>(null);
  const [store] = useState(() => createNames(names));
  useEffect(() => store.set(names), [store, names]);
  const [report, setReport] = useState<PasteReport | CutReport | null>(null);
  const [said, say] = useState("");
  const [imagesLeft, setImagesLeft] = useState(0);
  const uploads = useUploads(store, textId, takesFiles);
  const offers = useMemo(() => offersOf(forms, formKeys), [forms, formKeys]);
  const offersNow = useRef(offers);
  offersNow.current = offers;
  const tools = useMemo(
    () => ({
      ...{ t, language, text: textId, forms, names: store, uploads },
      ...{ offers: () => offersNow.current, desk: { ask, say } },
    }),
    [t, language, textId, forms, store, ask, uploads],
  );
  const extensions = useMemo(() => {
    const { doc, awareness, arrivals } = connection;
    const parts = { doc, awareness, arrivals, tools, refused: setRefusal, pasted: setReport, leftOut: setImagesLeft };
    return [...editorExtensions(parts), ...more];
  }, [connection, tools, more]);
  const editor = useEditor(
    {
      extensions,
      // The binding renders the text anew; begun with it, the first selection stands where something can be written.
      content: standingDocument(connection.doc),
      injectCSS: false,
      enableCoreExtensions: coreExtensions,
      editorProps: {
        scrollMargin: seen,
        scrollThreshold: seen,
        attributes: {
          ...{ class: "prose ed-text", role: "textbox", "aria-multiline": "true", "aria-label": label },
          // Whoever reads the pages in another language still writes in the project's.
          ...{ lang, spellcheck: "true" },
        },
      },
      onFocus: () => onFocus?.(),
      onUpdate: () => setRefusal(null),
    },
    [extensions],
  );
  const linking = useLinking(editor);
  return (
    <div className="ed" ref={place} {...hooks} onKeyDown={goToTools}>
      <WrittenText editor={editor} />
      {isActive && (
        <FloatingTools
          editor={editor}
          tools={tools}
          onLink={linking.ask}
          onDiscuss={inDocument ? discuss : undefined}
        />
      )}
      {linking.dialog}
      {beside?.(editor, tools)}
      <p className="vh" role="status">
        {said}
      </p>
      <div className="ed-foot">
        {refusal && <Note tone="warn">{t(refusals[refusal])}</Note>}
        {report && <PasteNote report={report} onClose={() => setReport(null)} />}
        {imagesLeft > 0 && <LeftOutImages count={imagesLeft} onClose={() => setImagesLeft(0)} />}
        {uploads && <UploadList uploads={uploads} />}
        {isActive ? (
          <Toolbar editor={editor} offers={offers} viewTools={tools} finds={inDocument} onLink={linking.ask} />
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

/**
 * Where the text itself stands. The library's component for it makes every node of the text anew when it comes and again when
 * it goes, for the sake of nodes drawn by React, which we have none of: half of the time in which a long text became writable.
 */
function WrittenText({ editor }: { editor: Editor }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // Made long before it came onto the page, it may be gone by now, and another one on its way.
    if (editor.isDestroyed) return;
    const text = editor.view.dom;
    place.current?.append(text);
    return () => text.remove();
  }, [editor]);
  return <div ref={place} />;
}

function offersOf(forms: FormBook, keys: readonly string[] = []): FormOffer[] {
  return keys.flatMap((key) => {
    const form = forms[key];
    return form ? [{ key, form }] : [];
  });
}
