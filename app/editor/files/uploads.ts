/** Files on their way into one text: one after another, each shown until it is in its place or somebody has read why not. */
import type { FileKind } from "../../../content/schema/files.ts";
import { NotTaken, sendFile, type TakenFile } from "./file-request.ts";

/** Where a file is to be put once the server has it. */
export interface FilePlace {
  kind: FileKind;
  /** The attachment in whose place it comes. */
  replaces?: string | undefined;
  put(file: TakenFile): void;
}

export interface Upload {
  /** Of this list alone. */
  key: number;
  name: string;
  size: number;
  state: "waiting" | "sending" | "offline" | "failed";
  /** How much has been sent, from 0 to 1. */
  share: number;
  /** The server's sentence, of one that failed. */
  reason?: string | undefined;
}

interface Task {
  key: number;
  file: File;
  name: string;
  place: FilePlace;
}

export interface Uploads {
  list(): readonly Upload[];
  subscribe(hear: () => void): () => void;
  add(files: readonly { file: File; name: string; place: FilePlace }[]): void;
  /** Sends one that failed again. */
  retry(key: number): void;
  /** Stops one, or takes a failed one out of sight. */
  drop(key: number): void;
  /** The editor has gone: nothing can be put anywhere. */
  stop(): void;
}

/**
 * @param target where the project's files are, and the text they are for
 * @param isOnline does the browser think that it has a connection?
 */
export function createUploads(
  target: () => { address: string; text: string },
  isOnline: () => boolean = () => navigator.onLine,
): Uploads {
  let shown: readonly Upload[] = [];
  let tasks: Task[] = [];
  let current: { key: number; abort: AbortController } | undefined;
  let keys = 0;
  const hearers = new Set<() => void>();

  function show(next: readonly Upload[]): void {
    shown = next;
    for (const hear of hearers) hear();
  }

  function change(key: number, changes: Partial<Upload>): void {
    show(shown.map((one) => (one.key === key ? { ...one, ...changes } : one)));
  }

  function forget(key: number): void {
    tasks = tasks.filter((task) => task.key !== key);
    show(shown.filter((one) => one.key !== key));
  }

  async function send({ key, file, name, place }: Task, signal: AbortSignal): Promise<void> {
    if (!isOnline()) return change(key, { state: "offline" });
    change(key, { state: "sending", share: 0, reason: undefined });
    try {
      const { kind, replaces } = place;
      const progress = (share: number) => change(key, { share });
      place.put(await sendFile({ ...target(), file, name, kind, replaces }, progress, signal));
      forget(key);
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof NotTaken)) throw error;
      change(key, error.sentence === undefined ? { state: "offline" } : { state: "failed", reason: error.sentence });
    }
  }

  async function next(): Promise<void> {
    const waiting = shown.find(({ state }) => state === "waiting");
    const task = waiting && tasks.find(({ key }) => key === waiting.key);
    if (current || !task) return;
    current = { key: task.key, abort: new AbortController() };
    try {
      await send(task, current.abort.signal);
    } finally {
      current = undefined;
    }
    await next();
  }

  return {
    list: () => shown,
    subscribe(hear) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    add(files) {
      const added = files.map((one): Task => ({ key: ++keys, ...one }));
      tasks = [...tasks, ...added];
      const fresh = added.map(({ key, name, file }): Upload => ({
        ...{ key, name, size: file.size, state: "waiting", share: 0 },
      }));
      show([...shown, ...fresh]);
      void next();
    },
    retry(key) {
      change(key, { state: "waiting", reason: undefined });
      void next();
    },
    drop(key) {
      if (current?.key === key) current.abort.abort();
      forget(key);
    },
    stop() {
      current?.abort.abort();
      tasks = [];
      shown = [];
    },
  };
}
