/** Saves answers one after another while somebody fills in a form; what could not be saved waits and is tried again. */

/** What became of a saving: what the server tells of it, why it was refused, or that nobody answered. */
export type SaveAnswer<Told extends object> = Told | { refusal: string } | "unreached";

/** How it stands with one answer. Nothing is told of what nobody has touched. */
export type SaveState =
  { kind: "saving" } | { kind: "saved" } | { kind: "unreached" } | { kind: "refused"; why: string };

export interface AnswerSaver {
  /** Something was typed or chosen: it is saved when no more follows for a moment. */
  changed(key: string): void;
  /** Saves what waits at once. */
  flush(): void;
  stop(): void;
}

interface SaverOptions<Told extends object> {
  /** Sends the answer with this key as it is at the time. */
  send(key: string): Promise<SaveAnswer<Told>>;
  tell(key: string, state: SaveState): void;
  progress(told: Told): void;
}

/** How long a pause in typing is, and how long a broken line is waited for, ms. */
const pauseMs = 700;
const retryMs = 4_000;

export function createAnswerSaver<Told extends object>({ send, tell, progress }: SaverOptions<Told>): AnswerSaver {
  const waiting = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isSending = false;

  function schedule(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void saveNext(), ms);
  }

  async function saveNext(): Promise<void> {
    clearTimeout(timer);
    const [key] = waiting;
    if (isSending || key === undefined) return;
    waiting.delete(key);
    isSending = true;
    tell(key, { kind: "saving" });
    const answer = await send(key);
    isSending = false;
    if (answer === "unreached") {
      waiting.add(key);
      tell(key, { kind: "unreached" });
      return schedule(retryMs);
    }
    if ("refusal" in answer) tell(key, { kind: "refused", why: answer.refusal });
    else {
      progress(answer);
      // What was typed meanwhile is not saved yet.
      tell(key, { kind: waiting.has(key) ? "saving" : "saved" });
    }
    if (waiting.size > 0) schedule(waiting.has(key) ? pauseMs : 0);
  }

  return {
    changed(key) {
      waiting.add(key);
      tell(key, { kind: "saving" });
      schedule(pauseMs);
    },
    flush: () => void saveNext(),
    stop: () => clearTimeout(timer),
  };
}
