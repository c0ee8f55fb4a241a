/** An editor of a live text as a page mounts it, without a page and without a connection. */
import { Editor } from "@tiptap/core";
import { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import { coreExtensions, editorExtensions, type EditorParts } from "../../../app/editor/extensions.ts";
import type { CutReport } from "../../../app/editor/paste/amounts.ts";
import type { FormOffer } from "../../../app/editor/form-tools.tsx";
import { createNames } from "../../../app/editor/names-store.ts";
import { standingDocument } from "../../../app/editor/read-fragment.ts";
import type { PasteReport } from "../../../app/editor/tables/pasting.ts";
import type { Translate } from "../../../app/i18n/messages.ts";
import type { DocNode } from "../../../content/schema/document.ts";
import type { FormBook } from "../../../content/schema/html.ts";
import type { Names } from "../../../content/schema/names.ts";
import { readDocument, stateOf } from "../../../server/texts/documents.ts";
import { replicaOf } from "./documents.ts";

export interface OpenEditor {
  doc: Y.Doc;
  editor: Editor;
  element: HTMLElement;
  awareness: Awareness;
  tools: EditorParts["tools"];
  /** What the editor told its page, in order. */
  refusals: string[];
  reports: PasteReport[];
  cuts: CutReport[];
  said: string[];
  read(): DocNode;
}

const noNames: Names = { requirements: {}, blocks: {}, people: {}, present: [] };

/** Mounts an editor on a live text. */
export function mountEditor(doc: Y.Doc, forms: FormBook, names: Names = noNames, offers: FormOffer[] = []): OpenEditor {
  const refusals: string[] = [];
  const reports: PasteReport[] = [];
  const cuts: CutReport[] = [];
  const said: string[] = [];
  const awareness = new Awareness(doc);
  const element = document.body.appendChild(document.createElement("div"));
  const tools: EditorParts["tools"] = {
    t: ((key: string) => key) as Translate,
    ...{ language: "ru", text: "text", forms, names: createNames(names), offers: () => offers },
    desk: { ask: () => Promise.resolve(undefined), say: (words) => void said.push(words) },
  };
  const editor = new Editor({
    element,
    extensions: editorExtensions({
      ...{ doc, awareness, tools, arrivals: () => () => undefined },
      refused: (why) => refusals.push(why),
      pasted: (report) => void ("wordsLeft" in report ? cuts.push(report) : reports.push(report)),
    }),
    content: standingDocument(doc),
    injectCSS: false,
    enableCoreExtensions: coreExtensions,
  });
  const read = () => readDocument(doc.getXmlFragment("default"));
  return { doc, editor, element, awareness, tools, refusals, reports, cuts, said, read };
}

/** Mounts an editor on a new live text. */
export function openEditor(content: DocNode[], forms: FormBook, names?: Names, offers?: FormOffer[]): OpenEditor {
  return mountEditor(replicaOf(stateOf({ type: "doc", content }).state), forms, names, offers);
}
