/** Marks vague words in an editor's requirements and opens their cards; the default export is meant for `lazy`. */
import type { Editor } from "@tiptap/core";
import { useEffect, useRef, useState } from "react";
import type { ViewTools } from "../editor/forms/node-chrome.ts";
import { useT } from "../i18n/speech.tsx";
import { useProject } from "../project/use-project.ts";
import { PopoverBehaviour } from "../ui/overlay-behaviour.tsx";
import { useEvent } from "../use-event.ts";
import { countOnCards } from "../editor/wording/card-counts.ts";
import { HintCard } from "./hint-card.tsx";
import { keepWord } from "./keep-word.ts";
import { useWording } from "./use-wording.ts";
import { hasRequirements, marksIn, watchVague, type Vague } from "../editor/wording/watching.ts";

export interface VagueWordsProps {
  editor: Editor;
  tools: ViewTools;
}

/** Whether the text has, or ever had, a requirement: most texts have none and need nothing of all this. */
function useHasRequirements(editor: Editor): boolean {
  const [has, setHas] = useState(() => hasRequirements(editor.state.doc));
  useEffect(() => {
    if (has) return;
    const look = () => hasRequirements(editor.state.doc) && setHas(true);
    editor.on("update", look);
    return () => void editor.off("update", look);
  }, [editor, has]);
  return has;
}

/** The words as a replacement of others: with a capital letter where those had one. */
function inPlaceOf(words: string, replacement: string): string {
  const first = words[0] ?? "";
  const isCapital = first !== first.toLowerCase() && words.slice(1) === words.slice(1).toLowerCase();
  return isCapital ? replacement[0]!.toUpperCase() + replacement.slice(1) : replacement;
}

/** Where the cursor asks for a card: at a marked word, or at the first one of its requirement. */
function vagueAtCursor(editor: Editor): Vague | undefined {
  const { head } = editor.state.selection;
  const marks = marksIn(editor);
  const at = marks.find(({ from, to }) => from <= head && head <= to);
  const around = marks.filter(({ from }) => {
    const { $head } = editor.state.selection;
    const card = Array.from({ length: $head.depth }, (_, depth) => depth + 1).find(
      (depth) => $head.node(depth).type.name === "requirement",
    );
    return card !== undefined && from > $head.before(card) && from < $head.after(card);
  });
  return (at ?? around[0])?.vague;
}

export default function VagueWords({ editor, tools }: VagueWordsProps) {
  const t = useT();
  const { id: projectId } = useProject();
  const { wording, lookAgain } = useWording(useHasRequirements(editor));
  const [opened, setOpened] = useState<Vague>();
  const trigger = useRef<HTMLElement>(null) as React.MutableRefObject<HTMLElement | null>;
  const open = useEvent((vague: Vague) => {
    trigger.current = editor.view.dom.querySelector<HTMLElement>(`[data-vague="${vague.id}"]`);
    if (trigger.current) setOpened(vague);
  });
  useEffect(() => {
    if (!wording) return;
    const { dom } = editor.view;
    const counting = { label: (count: number) => t("wording.count", { count }), open };
    const stop = watchVague(editor, { ...wording, told: (vague) => countOnCards(dom, vague, counting) });
    const click = ({ target }: MouseEvent) => {
      const { vague: id } = (target as Element).closest<HTMLElement>("[data-vague]")?.dataset ?? {};
      const mark = id === undefined ? undefined : marksIn(editor).find(({ vague }) => vague.id === Number(id));
      // Whoever has selected words is about to do something with them.
      if (mark && editor.state.selection.empty) open(mark.vague);
    };
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.code !== "Period") return;
      const vague = vagueAtCursor(editor);
      if (!vague) return;
      event.preventDefault();
      open(vague);
    };
    dom.addEventListener("click", click);
    dom.addEventListener("keydown", press);
    return () => {
      dom.removeEventListener("click", click);
      dom.removeEventListener("keydown", press);
      stop();
      countOnCards(dom, [], counting);
    };
  }, [editor, wording, open, t]);
  const marker = opened && wording?.markers.get(opened.marker);
  if (!opened || !marker || !wording) return null;
  const close = () => setOpened(undefined);
  const replace = (replacement: string) => {
    const place = marksIn(editor).find(({ vague }) => vague.id === opened.id);
    close();
    if (!place) return tools.desk.say(t("wording.gone"));
    const words = inPlaceOf(opened.words, replacement);
    editor.view.dispatch(editor.state.tr.insertText(words, place.from, place.to).scrollIntoView());
    tools.desk.say(t("wording.replaced", { words }));
  };
  const code = tools.names.get().requirements[opened.uuid]?.code;
  const keep = async (reason: string) => {
    const { marker, sentence } = opened;
    const refused = await keepWord({ projectId, code: code!, marker, sentence, reason });
    if (refused !== null) return refused;
    close();
    lookAgain();
    tools.desk.say(t("wording.kept"));
    return null;
  };
  return (
    <PopoverBehaviour trigger={trigger} label={t("wording.card", { words: opened.words })} onClose={close}>
      <HintCard
        {...{ words: opened.words, marker, language: opened.marker.split("/")[0]! }}
        onReplace={replace}
        onKeep={wording.keeps && code ? keep : undefined}
      />
    </PopoverBehaviour>
  );
}
