/** What the page says of saving, for all of its open texts together (R1). */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openTexts } from "../../../app/editor/open-texts.ts";
import type { Whereabouts } from "../../../app/editor/save-state.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A text of a person whose edits are where the test says. */
function text(userId: string, edits: Whereabouts | undefined) {
  const listeners = new Set<() => void>();
  const opened = {
    textId: "text",
    getView: () => ({ edits }),
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    become(next: Whereabouts | undefined) {
      edits = next;
      for (const listener of listeners) listener();
    },
  };
  openTexts.add(userId, opened);
  return opened;
}

test("[R1] the page says of several texts what is worst, and nothing of another person's", () => {
  const [mine, other, foreign] = [text("me", "saved"), text("me", "saving"), text("somebody", "unsaved")];
  expect(openTexts.worst("me")).toBe("saving");
  mine.become("device");
  expect(openTexts.worst("me")).toBe("device");
  mine.become(undefined);
  openTexts.remove(other);
  expect(openTexts.worst("me")).toBeUndefined();
  for (const one of [mine, foreign]) openTexts.remove(one);
});

test("[R1] worse news is told at once, «saved» only when it has stayed so for a moment", () => {
  const mine = text("me", "saved");
  const told: (Whereabouts | undefined)[] = [];
  const stop = openTexts.follow("me", () => told.push(openTexts.worst("me")));
  for (let key = 0; key < 5; key++) {
    mine.become("saving");
    mine.become("saved");
    vi.advanceTimersByTime(100);
  }
  expect(told).toEqual(Array(5).fill("saving"));
  vi.advanceTimersByTime(1000);
  expect(told.slice(5)).toEqual(["saved"]);
  mine.become("device");
  expect(told.slice(6)).toEqual(["device"]);
  stop();
  mine.become("saving");
  expect(told).toHaveLength(7);
  openTexts.remove(mine);
});
