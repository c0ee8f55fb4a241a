/** The texts that this page writes in, or has left with edits on their way: together they say whether all is saved (R1). */
import { whereabouts, type Whereabouts } from "./save-state.ts";

/** What is asked of an open text. */
interface OpenText {
  readonly textId: string;
  getView(): { edits: Whereabouts | undefined };
  subscribe(listener: () => void): () => void;
}

const open = new Map<OpenText, { userId: string; stop: () => void }>();
const listeners = new Set<() => void>();

function told(): void {
  for (const listener of listeners) listener();
}

export const openTexts = {
  /** A person opened a text to write in it. */
  add(userId: string, text: OpenText): void {
    open.set(text, { userId, stop: text.subscribe(told) });
    told();
  },

  /** A text is closed, with nothing left to say. */
  remove(text: OpenText): void {
    open.get(text)?.stop();
    if (open.delete(text)) told();
  },

  has(userId: string, textId: string): boolean {
    return [...open].some(([text, opened]) => text.textId === textId && opened.userId === userId);
  },

  /** Calls a listener whenever the answer may be another one. @returns the way to stop listening */
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },

  /** Where the edits are that a person has to worry about most; undefined when no text is open. */
  worst(userId: string): Whereabouts | undefined {
    const ranks = [...open]
      .filter(([, { userId: owner }]) => owner === userId)
      .map(([text]) => text.getView().edits)
      .flatMap((edits) => (edits === undefined ? [] : whereabouts.indexOf(edits)));
    return ranks.length === 0 ? undefined : whereabouts[Math.max(...ranks)];
  },
};
