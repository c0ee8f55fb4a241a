/** What a line can become or receive by «/»: found by Russian and English words, done where the sign stood. */
import type { ChainedCommands, Editor } from "@tiptap/core";
import { NodeSelection, Selection } from "@tiptap/pm/state";
import { emptyForm } from "../forms/deeds.ts";
import type { ViewTools } from "../forms/node-chrome.ts";
import { insertRequirement } from "../forms/requirement-deeds.ts";
import type { SimpleKey } from "../../i18n/messages.ts";
import type { FormOffer } from "../form-tools.tsx";
import type { Choice } from "./matching.ts";

interface LineDeed {
  target: string;
  title: Extract<SimpleKey, `writing.deed.${string}`>;
  /** Words in both languages by which it is found besides its title. */
  also: string;
  /** The keys that do the same, as shown. */
  keys?: string;
  run: (chain: ChainedCommands) => ChainedCommands;
}

const requirement = (chain: ChainedCommands) =>
  chain.command(({ tr }) => {
    insertRequirement(tr);
    return true;
  });

/** A sign that asks in its turn; behind a letter it would be a part of the word. */
const sign = (letter: string) => (chain: ChainedCommands) => chain.insertContent(letter);

const deeds: LineDeed[] = [
  {
    ...{ target: "requirement", title: "writing.deed.requirement", keys: "Alt R", run: requirement },
    also: "требование card requirement",
  },
  {
    ...{ target: "h3", title: "writing.deed.h3", keys: "###", run: (c) => c.setHeading({ level: 3 }) },
    also: "заголовок подзаголовок heading title h3",
  },
  {
    ...{ target: "h4", title: "writing.deed.h4", keys: "####", run: (c) => c.setHeading({ level: 4 }) },
    also: "заголовок подзаголовок heading subheading h4",
  },
  {
    ...{ target: "h5", title: "writing.deed.h5", keys: "#####", run: (c) => c.setHeading({ level: 5 }) },
    also: "заголовок подзаголовок heading subheading h5",
  },
  {
    ...{ target: "bullets", title: "writing.deed.bullets", keys: "-", run: (c) => c.toggleBulletList() },
    also: "маркеры пункты bullets bulleted list",
  },
  {
    ...{ target: "numbers", title: "writing.deed.numbers", keys: "1.", run: (c) => c.toggleOrderedList() },
    also: "список шаги numbered ordered list",
  },
  {
    ...{ target: "tasks", title: "writing.deed.tasks", keys: "[ ]", run: (c) => c.toggleTaskList() },
    also: "чек-лист флажки дела tasks todo checklist",
  },
  {
    ...{ target: "quote", title: "writing.deed.quote", keys: ">", run: (c) => c.toggleBlockquote() },
    also: "интервью слова quote blockquote interview",
  },
  {
    ...{ target: "table", title: "writing.deed.table" },
    also: "таблица графы table grid",
    run: (c) => c.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
  },
  {
    ...{ target: "reference", title: "writing.deed.reference", keys: "#", run: sign("#") },
    also: "блок требование ссылка link reference block",
  },
  {
    ...{ target: "person", title: "writing.deed.person", keys: "@", run: sign("@") },
    also: "участник упомянуть mention member person",
  },
  {
    ...{ target: "divider", title: "writing.deed.divider", keys: "---", run: (c) => c.setHorizontalRule() },
    also: "разделитель черта линия divider rule line hr",
  },
];

/** Typed tables of the block that its text does not hold now. */
function absentForms(editor: Editor, offers: readonly FormOffer[]): FormOffer[] {
  const present = new Set<string>();
  editor.state.doc.forEach((node) => void (node.type.name === "form" && present.add(String(node.attrs.key))));
  return offers.filter(({ key }) => !present.has(key));
}

/** All that can be done in a line now, in the order it is offered. */
export function lineDeeds(editor: Editor, { t, offers }: ViewTools): Choice[] {
  const forms = absentForms(editor, offers()).map(({ key, form }): Choice => ({
    ...{ kind: "deed", target: `form ${key}`, code: "", text: form.title, also: "форма таблица form table" },
  }));
  const rest = deeds.map(({ target, title, also, keys = "" }): Choice => ({
    ...{ kind: "deed", target, code: "", text: t(title), also, keys },
  }));
  return [...forms, ...rest];
}

function insertForm(chain: ChainedCommands, key: string, tools: ViewTools): ChainedCommands {
  const offered = tools.offers().find((offer) => offer.key === key);
  return chain.command(({ tr }) => {
    if (!offered) return false;
    const { $to } = tr.selection;
    const pos = $to.depth > 0 ? $to.after(1) : tr.selection.to;
    tr.insert(pos, emptyForm(tr.doc.type.schema, key, offered.form));
    const inside = Selection.near(tr.doc.resolve(pos + 1));
    tr.setSelection(inside instanceof NodeSelection ? Selection.near(tr.doc.resolve(pos)) : inside).scrollIntoView();
    return true;
  });
}

/** Does a deed in place of the words that asked for it: one step of undo takes back both. */
export function doInLine(editor: Editor, target: string, place: { from: number; to: number }, tools: ViewTools): void {
  const chain = editor.chain().focus().deleteRange(place);
  const deed = deeds.find((each) => each.target === target);
  if (deed) deed.run(chain).run();
  else if (target.startsWith("form ")) insertForm(chain, target.slice(5), tools).run();
}
