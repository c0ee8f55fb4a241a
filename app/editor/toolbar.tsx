/** The quiet line of tools of the editor that is being written in. */
import type { ChainedCommands, Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import type { LucideIcon } from "lucide-react";
import Heading from "lucide-react/icons/heading";
import Link from "lucide-react/icons/link";
import List from "lucide-react/icons/list";
import ListChecks from "lucide-react/icons/list-checks";
import ListOrdered from "lucide-react/icons/list-ordered";
import Quote from "lucide-react/icons/quote";
import Redo from "lucide-react/icons/redo-2";
import Replace from "lucide-react/icons/replace";
import Table from "lucide-react/icons/table";
import Undo from "lucide-react/icons/undo-2";
import type { SimpleKey } from "../i18n/messages.ts";
import { useT } from "../i18n/speech.tsx";
import { markTools } from "./floating-tools.tsx";
import { FormTools, type FormOffer } from "./form-tools.tsx";
import type { ViewTools } from "./forms/node-chrome.ts";
import { RequirementTools } from "./requirement-tools.tsx";
import { ToolButton } from "./tool-button.tsx";
import { walk } from "./walking.ts";
import { WordFigure } from "./word-figure.tsx";

interface Tool {
  key: SimpleKey;
  icon: LucideIcon;
  /** The keys that do the same, as shown. */
  keys?: string;
  /** The node or mark that is on under the cursor. */
  on?: string;
  run: (chain: ChainedCommands) => ChainedCommands;
}

const tools: Tool[] = [
  {
    key: "editor.tool.heading",
    icon: Heading,
    keys: "Ctrl Alt 3",
    on: "heading",
    run: (c) => c.toggleHeading({ level: 3 }),
  },
  ...markTools,
  { key: "editor.tool.bullets", icon: List, keys: "Ctrl Shift 8", on: "bulletList", run: (c) => c.toggleBulletList() },
  {
    key: "editor.tool.numbers",
    icon: ListOrdered,
    keys: "Ctrl Shift 7",
    on: "orderedList",
    run: (c) => c.toggleOrderedList(),
  },
  { key: "editor.tool.tasks", icon: ListChecks, keys: "Ctrl Shift 9", on: "taskList", run: (c) => c.toggleTaskList() },
  { key: "editor.tool.quote", icon: Quote, keys: "Ctrl Shift B", on: "blockquote", run: (c) => c.toggleBlockquote() },
  { key: "editor.tool.table", icon: Table, run: (c) => c.insertTable({ rows: 3, cols: 3, withHeaderRow: true }) },
];

const history: Tool[] = [
  { key: "editor.tool.undo", icon: Undo, keys: "Ctrl Z", run: (c) => c.undo() },
  { key: "editor.tool.redo", icon: Redo, keys: "Ctrl Y", run: (c) => c.redo() },
];

/** The page of the document hears it. */
const openFinding = () => document.dispatchEvent(new Event("svod:find"));

interface ToolbarProps {
  editor: Editor;
  /** Typed tables of the block that the document does not have now. */
  offers: FormOffer[];
  /** What the views of the editor are given as well. */
  viewTools: ViewTools;
  /** The page can find and replace over all its texts. */
  finds: boolean;
  /** The person asks for a link. */
  onLink: () => void;
}

export function Toolbar({ editor, offers, viewTools, finds, onLink }: ToolbarProps) {
  const t = useT();
  const active = useEditorState({
    editor,
    selector: ({ editor }) => [
      ...tools.filter(({ on }) => on && editor.isActive(on)).map(({ on }) => on),
      editor.isActive("link") && "link",
    ],
  });
  const show = ({ key, icon, keys, on, run }: Tool) => (
    <ToolButton
      key={key}
      icon={icon}
      label={t(key)}
      keys={keys}
      pressed={on ? active.includes(on) : undefined}
      onPress={() => run(editor.chain().focus()).run()}
    />
  );
  return (
    <div className="ed-tools" role="toolbar" aria-label={t("editor.tools")} onKeyDown={walk}>
      {tools.map(show)}
      <ToolButton icon={Link} label={t("editor.tool.link")} pressed={active.includes("link")} onPress={onLink} />
      <RequirementTools editor={editor} tools={viewTools} />
      <FormTools editor={editor} offers={offers} />
      <span className="grow" />
      <WordFigure editor={editor} />
      {finds && <ToolButton icon={Replace} label={t("writing.find.title")} keys="Ctrl H" onPress={openFinding} />}
      {history.map(show)}
    </div>
  );
}
