/** How many words the text has: quiet, and only once the hand rests. */
import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";
import { useT } from "../i18n/speech.tsx";
import { wordsIn } from "./word-count.ts";

/** How long nothing has to be typed before words are counted anew, ms. */
const restMs = 400;

export function WordFigure({ editor }: { editor: Editor }) {
  const t = useT();
  const [words, setWords] = useState(() => wordsIn(editor.state.doc));
  useEffect(() => {
    let timer: number | undefined;
    const soon = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setWords(wordsIn(editor.state.doc)), restMs);
    };
    editor.on("update", soon);
    return () => {
      window.clearTimeout(timer);
      editor.off("update", soon);
    };
  }, [editor]);
  return <span className="ed-words">{t("writing.words", { count: words })}</span>;
}
