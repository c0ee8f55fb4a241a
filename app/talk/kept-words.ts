/** Messages that are not sent yet, kept on this device for this person: by the block, or the discussion they reply to. */
import { useCallback, useEffect, useRef, type RefObject } from "react";
import { useMe } from "../me.ts";
import { useProject } from "../project/use-project.ts";

/** Of a project; the one begun longest ago gives way. */
const most = 50;

function remembered(key: string): Map<string, string> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    const isPair = (one: unknown): one is [string, string] =>
      Array.isArray(one) && one.length === 2 && one.every((part) => typeof part === "string");
    return new Map(Array.isArray(value) ? value.filter(isPair) : []);
  } catch {
    return new Map();
  }
}

function remember(key: string, place: string, words: string): void {
  const kept = remembered(key);
  kept.delete(place);
  if (words.trim() !== "") kept.set(place, words);
  try {
    if (kept.size === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify([...kept].slice(-most)));
  } catch {
    // A device that keeps nothing forgets with the page.
  }
}

export interface KeptWords {
  field: RefObject<HTMLTextAreaElement>;
  /** Keeps what the field says now. */
  keep(this: void): void;
  /** What is being sent is no longer kept: a field that comes anew meanwhile must not begin with it. */
  forget(this: void): void;
  /** Empties the field and forgets. */
  empty(this: void): void;
}

/** Puts back what was begun at a place, also when the field goes over to another one. */
export function useKeptWords(place: string, onFound?: () => void): KeptWords {
  const field = useRef<HTMLTextAreaElement>(null);
  const { id } = useProject();
  const key = `svod-messages:${useMe()?.accountId ?? ""}:${id}`;
  const found = useRef(onFound);
  found.current = onFound;
  const stood = useRef<string>();
  useEffect(() => {
    const text = field.current;
    if (!text) return;
    const words = remembered(key).get(place) ?? "";
    const isMoved = stood.current !== undefined && stood.current !== place;
    stood.current = place;
    // What came back from the server with a refusal is newer than what is kept.
    if (!isMoved && (text.value !== "" || words === "")) return;
    text.value = words;
    if (words !== "") found.current?.();
  }, [key, place]);
  const keep = useCallback(() => remember(key, place, field.current?.value ?? ""), [key, place]);
  const forget = useCallback(() => remember(key, place, ""), [key, place]);
  const empty = useCallback(() => {
    if (field.current) field.current.value = "";
    forget();
  }, [forget]);
  return { field, keep, forget, empty };
}
