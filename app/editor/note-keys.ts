/** Keys of those who write an interview down: marks of a line, the time of the talk, a quote of what is selected. */
import { Extension, type Editor } from "@tiptap/core";

export interface NoteHands {
  /** What is put in front of a line: the words of a mark. */
  marks: readonly string[];
  /** The time of the talk as it is written in front of a line; empty when it is not under way. */
  stamp: () => string;
  /** Quotes what is selected. */
  quote: () => void;
  /** The editor is there, for buttons that do the same. */
  ready: (editor: Editor) => void;
}

/** Puts words in front of the line that the cursor stands in, after the time where there is one; or takes them away. */
export function markLine(editor: Editor, words: string): void {
  const { $from } = editor.state.selection;
  const line = $from.parent.textContent;
  const from = $from.start() + (/^\[[\d:]+\]\s*/.exec(line)?.[0].length ?? 0);
  const rest = line.slice(from - $from.start());
  if (rest.startsWith(words)) {
    const to = from + words.length + (rest[words.length] === " " ? 1 : 0);
    editor.chain().focus().deleteRange({ from, to }).run();
  } else editor.chain().focus().insertContentAt(from, `${words} `).run();
}

/** Puts the time in front of the line that the cursor stands in, unless it has one. */
export function stampLine(editor: Editor, stamp: string): void {
  const { $from } = editor.state.selection;
  if (stamp === "" || /^\[[\d:]+\]/.test($from.parent.textContent)) return;
  editor.chain().focus().insertContentAt($from.start(), `[${stamp}] `).run();
}

/** Alt with 1, 2 and 3 marks the line, with T stamps it, with Q quotes; by the place of the key, whatever the layout. */
export function noteKeys({ marks, stamp, quote, ready }: NoteHands) {
  return Extension.create({
    name: "noteKeys",
    onCreate() {
      ready(this.editor);
    },
    addKeyboardShortcuts() {
      const { editor } = this;
      const mark = (at: number) => () => {
        markLine(editor, marks[at]!);
        return true;
      };
      return {
        "Alt-1": mark(0),
        "Alt-2": mark(1),
        "Alt-3": mark(2),
        "Alt-t": () => {
          stampLine(editor, stamp());
          return true;
        },
        "Alt-q": () => {
          quote();
          return true;
        },
      };
    },
  });
}
