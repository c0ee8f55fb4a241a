/**
 * Tools beside the words that are selected. They never lie on them; a phone has them at the lower edge, in the line of
 * tools, where the keyboard finds them too: Alt F10.
 */
import type { ChainedCommands, Editor } from "@tiptap/core";
import { TextSelection, type EditorState } from "@tiptap/pm/state";
import { useEditorState } from "@tiptap/react";
import type { LucideIcon } from "lucide-react";
import Bold from "lucide-react/icons/bold";
import Code from "lucide-react/icons/code";
import Italic from "lucide-react/icons/italic";
import Link from "lucide-react/icons/link";
import MessageSquare from "lucide-react/icons/message-square";
import Strikethrough from "lucide-react/icons/strikethrough";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { SimpleKey } from "../i18n/messages.ts";
import { useT } from "../i18n/speech.tsx";
import { makeRequirement } from "./forms/need-deed.ts";
import { needAtCursor } from "./forms/needs.ts";
import type { ViewTools } from "./forms/node-chrome.ts";
import { ToolButton } from "./tool-button.tsx";
import { walk } from "./walking.ts";

interface MarkTool {
  key: SimpleKey;
  icon: LucideIcon;
  keys: string;
  on: string;
  run: (chain: ChainedCommands) => ChainedCommands;
}

/** Marks of words, for this line and for the one below the text. */
export const markTools: MarkTool[] = [
  { key: "editor.tool.bold", icon: Bold, keys: "Ctrl B", on: "bold", run: (c) => c.toggleBold() },
  { key: "editor.tool.italic", icon: Italic, keys: "Ctrl I", on: "italic", run: (c) => c.toggleItalic() },
  { key: "writing.tool.strike", icon: Strikethrough, keys: "Ctrl Shift S", on: "strike", run: (c) => c.toggleStrike() },
  { key: "writing.tool.code", icon: Code, keys: "Ctrl E", on: "code", run: (c) => c.toggleCode() },
];

/** How long a selection has to rest, ms. */
const restMs = 150;
const gap = 8;
/** The upper line of the page, px. */
const roof = 60;

interface FloatingToolsProps {
  editor: Editor;
  tools: ViewTools;
  onLink: () => void;
  /** Begins a discussion of what is selected; not everywhere there are any. */
  onDiscuss: (() => void) | undefined;
}

const wordsOf = ({ doc, selection: { from, to } }: EditorState) => doc.textBetween(from, to, " ");

/** Selected words of the text, once the hand that selects them rests. */
function useRestingSelection(editor: Editor): string | null {
  const here = useEditorState({
    editor,
    selector: ({ editor: { state } }) =>
      state.selection instanceof TextSelection && /\S/.test(wordsOf(state))
        ? `${state.selection.from}-${state.selection.to}`
        : null,
  });
  const [rested, setRested] = useState<string | null>(null);
  useEffect(() => {
    if (here === null) return setRested(null);
    let timer: number | undefined;
    const soon = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setRested(here), restMs);
    };
    soon();
    window.addEventListener("pointermove", soon);
    window.addEventListener("pointerup", soon);
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener("pointermove", soon);
      window.removeEventListener("pointerup", soon);
    };
  }, [here]);
  return here === null ? null : rested;
}

/** Above the words, or below them where there is no room. */
function put(line: HTMLElement, { view, state: { selection } }: Editor): void {
  const [from, to] = [view.coordsAtPos(selection.from), view.coordsAtPos(selection.to, -1)];
  const { offsetWidth, offsetHeight } = line;
  const above = from.top - offsetHeight - gap;
  const y = above > roof ? above : to.bottom + gap;
  const middle = from.top === to.top ? (from.left + to.right) / 2 : from.left;
  const x = Math.min(Math.max(gap, middle - offsetWidth / 2), window.innerWidth - offsetWidth - gap);
  line.style.setProperty("top", `${y}px`);
  line.style.setProperty("left", `${x}px`);
}

export function FloatingTools(props: FloatingToolsProps) {
  const rested = useRestingSelection(props.editor);
  return rested === null ? null : <Line key={rested} {...props} />;
}

function Line({ editor, tools, onLink, onDiscuss }: FloatingToolsProps) {
  const t = useT();
  const line = useRef<HTMLDivElement>(null);
  const on = useEditorState({
    editor,
    selector: ({ editor }) => [...markTools.map((tool) => tool.on), "link"].filter((name) => editor.isActive(name)),
  });
  const need = needAtCursor(editor.state, tools.forms);
  useLayoutEffect(() => {
    const follow = () => line.current && put(line.current, editor);
    follow();
    window.addEventListener("scroll", follow, { passive: true, capture: true });
    window.addEventListener("resize", follow);
    return () => {
      window.removeEventListener("scroll", follow, { capture: true });
      window.removeEventListener("resize", follow);
    };
  }, [editor]);
  return (
    <div ref={line} className="ed-float" role="toolbar" aria-label={t("writing.floating")} onKeyDown={walk}>
      {markTools.map(({ key, icon, keys, on: name, run }) => (
        <ToolButton
          key={key}
          icon={icon}
          label={t(key)}
          keys={keys}
          pressed={on.includes(name)}
          onPress={() => run(editor.chain().focus()).run()}
        />
      ))}
      <ToolButton icon={Link} label={t("editor.tool.link")} pressed={on.includes("link")} onPress={onLink} />
      {need && (
        <button
          type="button"
          className="btn sm ghost"
          title="Alt Shift R"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => makeRequirement(editor.view, need, tools)}
        >
          {t("editor.need.make")}
        </button>
      )}
      {onDiscuss && <ToolButton icon={MessageSquare} label={t("talk.discuss")} keys="Ctrl Alt M" onPress={onDiscuss} />}
    </div>
  );
}
