/** Moves of blocks and sections: shown at once, sent one after another; a refused one goes back with its sentence. */
import { useFetcher, useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { failureOf } from "../form-answer.ts";
import { useT } from "../i18n/speech.tsx";
import type { FormFailure } from "../ui/field.tsx";
import { toastTime, useToast } from "../ui/toasts.tsx";
import { isSamePlace, moved, placeOf, type Item, type Move, type Place, type Sections } from "./order.ts";

interface Waiting extends Move {
  from: Place;
  /** It takes an earlier move back. */
  isReturn: boolean;
}

/** The form of the document's page that carries a move; `stay` keeps the reader where he is. */
function formOf({ item, to }: Move): Record<string, string> {
  const position = String(to.position);
  if (item.kind === "section") return { intent: "section-place", section: item.id, position };
  return { intent: "place", block: item.id, section: to.sectionId ?? "", position, stay: "1" };
}

export interface Moves {
  /** The outline with every move that was made, answered or not. */
  sections: Sections;
  move: (item: Item, to: Place) => void;
  failure: FormFailure | undefined;
}

/** @param stored the outline as the server has it */
export function useMoves(projectId: string, stored: Sections): Moves {
  const fetcher = useFetcher<unknown>();
  const { revalidate } = useRevalidator();
  const [waiting, setWaiting] = useState<readonly Waiting[]>([]);
  const [failure, setFailure] = useState<FormFailure>();
  const sent = useRef<{ move: Waiting; before: unknown } | null>(null);
  const sections = waiting.reduce<Sections>(moved, stored);

  const add = useCallback((next: Waiting) => {
    setFailure(undefined);
    setWaiting((all) => {
      // Of several moves of one thing that were not yet sent only the last is needed.
      const stale = all.find((one) => one.item.id === next.item.id && one !== sent.current?.move);
      return [...all.filter((one) => one !== stale), { ...next, from: stale?.from ?? next.from }];
    });
  }, []);
  const tell = useMoveToast(add);

  useEffect(() => {
    if (fetcher.state !== "idle") return;
    const answered = sent.current;
    // Every answer is another one. A busy page may draw nothing while it is awaited.
    if (answered && fetcher.data !== answered.before) {
      sent.current = null;
      const refusal = failureOf(fetcher.data);
      setWaiting((all) => all.filter((one) => one !== answered.move));
      setFailure(refusal);
      if (refusal) void revalidate();
      else tell(answered.move);
    } else if (!answered && waiting[0]) {
      sent.current = { move: waiting[0], before: fetcher.data };
      void fetcher.submit(formOf(waiting[0]), { method: "post", action: `/projects/${projectId}?index` });
    }
  }, [fetcher, waiting, projectId, revalidate, tell]);

  const move = (item: Item, to: Place) => {
    const from = placeOf(sections, item);
    if (from && !isSamePlace(from, to)) add({ item, to, from, isReturn: false });
  };
  return { sections, move, failure };
}

/** Says that a thing was moved; «Вернуть» takes it back to where it stood before the steps made in a row. */
function useMoveToast(add: (move: Waiting) => void): (move: Waiting) => void {
  const t = useT();
  const toast = useToast();
  const last = useRef<{ id: string; from: Place; at: number } | null>(null);
  return useCallback(
    ({ item, from, to, isReturn }: Waiting) => {
      if (isReturn) return toast({ text: t("outline.returned") });
      const inARow = last.current?.id === item.id && Date.now() - last.current.at < toastTime;
      const origin = inARow && last.current ? last.current.from : from;
      last.current = { id: item.id, from: origin, at: Date.now() };
      const run = () => {
        last.current = null;
        add({ item, to: origin, from: to, isReturn: true });
      };
      toast({
        text: t(item.kind === "block" ? "outline.movedBlock" : "outline.movedSection"),
        undo: { title: t("outline.undo"), run },
      });
    },
    [add, t, toast],
  );
}
