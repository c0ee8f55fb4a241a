/** Carries the page's language to every component. */
import { createContext, useContext } from "react";
import type { Language } from "../../server/db/schema.ts";
import type { Translate } from "./messages.ts";

export interface Speech {
  language: Language;
  t: Translate;
}

export const SpeechContext = createContext<Speech | null>(null);

/** Settles when the page can speak of all rooms: awaited by what opens on any page. */
export const WholeSpeech = createContext<() => Promise<void>>(async () => undefined);

function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error("the entry must provide a Speech");
  return speech;
}

/** The function that says messages in the reader's language. */
export function useT(): Translate {
  return useSpeech().t;
}

/** The reader's language. */
export function useLanguage(): Language {
  return useSpeech().language;
}
