/** How many attempts are let through, by account and by address: counted in the memory of one process. */
import type { Clock } from "../../ground.ts";
import { Refusal } from "../refusal.ts";

/** `count` attempts in any `minutes`, then none until the window has passed. */
export interface Limit {
  count: number;
  minutes: number;
}

/** What is limited, and how. A key is an account's e-mail, or its id, or a client's address. */
export const attemptLimits = {
  "password.account": { count: 10, minutes: 15 },
  "password.address": { count: 60, minutes: 15 },
  "link.account": { count: 5, minutes: 15 },
  "link.address": { count: 60, minutes: 15 },
  "code.account": { count: 10, minutes: 15 },
  "code.address": { count: 60, minutes: 15 },
  "token.address": { count: 60, minutes: 15 },
  "set-up.address": { count: 10, minutes: 15 },
  "confirmation.account": { count: 10, minutes: 15 },
  "signing-code.account": { count: 5, minutes: 15 },
  "comment.account": { count: 200, minutes: 10 },
  "passkey-challenge.account": { count: 60, minutes: 15 },
  "question.account": { count: 20, minutes: 15 },
} as const satisfies Record<string, Limit>;

export type Limited = keyof typeof attemptLimits;

export interface Attempts {
  /** Counts an attempt under each name and key, or none. @throws Refusal too-many-attempts with the minutes to wait */
  take(attempts: [Limited, string][]): void;
  /** Forgets an attempt that succeeded. */
  giveBack(attempts: [Limited, string][]): void;
}

interface Window {
  count: number;
  endsAt: number;
}

/** More keys than this are swept of what has ended, so that strangers cannot fill the memory. */
const sweepAt = 20_000;

export function createAttempts(clock: Clock): Attempts {
  const windows = new Map<string, Window>();

  function current(name: Limited, key: string): Window {
    const now = clock.now().getTime();
    const found = windows.get(`${name} ${key}`);
    if (found && found.endsAt > now) return found;
    return { count: 0, endsAt: now + attemptLimits[name].minutes * 60_000 };
  }

  function sweep(): void {
    if (windows.size < sweepAt) return;
    const now = clock.now().getTime();
    for (const [key, window] of windows) if (window.endsAt <= now) windows.delete(key);
    for (const key of windows.keys()) {
      if (windows.size < sweepAt) break;
      windows.delete(key);
    }
  }

  return {
    take(attempts) {
      const counted = attempts.map(([name, key]) => ({ name, key, window: current(name, key) }));
      const spent = counted.filter(({ name, window }) => window.count >= attemptLimits[name].count);
      if (spent.length > 0) {
        const wait = Math.max(...spent.map(({ window }) => window.endsAt)) - clock.now().getTime();
        throw new Refusal("too-many-attempts", { minutes: Math.max(1, Math.ceil(wait / 60_000)) });
      }
      sweep();
      for (const { name, key, window } of counted) {
        windows.set(`${name} ${key}`, { ...window, count: window.count + 1 });
      }
    },
    giveBack(attempts) {
      for (const [name, key] of attempts) {
        const window = windows.get(`${name} ${key}`);
        if (window && window.count > 0) window.count--;
      }
    },
  };
}
