/** The texts that this page writes in, or has left with edits on their way: together they say whether all is saved (R1). */
import { whereabouts, type Whereabouts } from "./save-state.ts";

/** How long everything must have been saved before the page says so, ms. */
const calmMs = 300;

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

  /**
   * Calls a listener when a person has something new to hear: worse news at once, that all is saved when it has stayed so
   * for a moment. Each key makes «saving» and «saved» in turn; said as they come, they would flicker, and cost drawing.
   * @returns the way to stop listening
   */
  follow(userId: string, listener: () => void): () => void {
    let calm: ReturnType<typeof setTimeout> | undefined;
    const changed = () => {
      clearTimeout(calm);
      if (openTexts.worst(userId) === "saved") calm = setTimeout(listener, calmMs);
      else listener();
    };
    listeners.add(changed);
    return () => {
      clearTimeout(calm);
      listeners.delete(changed);
    };
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
