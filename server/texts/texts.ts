/** The serving thread's side of live texts: starts the texts worker, asks it, and hands on what it says. */
import path from "node:path";
import type { Worker } from "node:worker_threads";
import type { Logger } from "pino";
import type { FormBook } from "../../content/schema/html.ts";
import type { Audience } from "../../content/schema/reading.ts";
import type { Language } from "../db/schema.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Derived, FrozenText, TextHtml, TextsPort } from "../domain/texts.ts";
import type { Spoken } from "./core.ts";
import { keepRenderings } from "./kept-renderings.ts";
import { Troubles } from "./troubles.ts";
import { startWorker } from "./worker-program.ts";
import type { Answer, Call, FromWorker, ToWorker, WorkerSetup } from "./worker.ts";

export interface TextsOptions {
  dataDir: string;
  forms: FormBook;
  log: Logger;
  /** A revision is due this long after the last edit; default 30 s. */
  pauseMs?: number;
  /** And at least this often while editing goes on; default 5 min. */
  longestMs?: number;
  /** A text without readers leaves memory after this; default 60 s. */
  idleMs?: number;
  sweepMs?: number;
  /** What follows from a text is told this long after its last edit; default 400 ms. */
  deriveMs?: number;
  /** And at least this often while editing goes on; default 2 s. */
  deriveLongestMs?: number;
}

/** How much HTML of contents that never change is kept, characters: publications are read again and again. */
const keptHtml = 16_000_000;

/** What the socket endpoint needs of the worker. */
export interface TextsWire {
  open(socket: number, text: string, user: string, epoch: number | undefined, durable: boolean): void;
  frame(socket: number, frame: Uint8Array, mayWrite: boolean, locked: boolean): void;
  close(socket: number): void;
  listen(listener: (spoken: Spoken) => void): () => void;
  /** The worker is gone; every socket must come anew. */
  onLost(listener: () => void): () => void;
}

export interface Texts extends TextsPort, TextsWire {
  /** Authorship of the structs of a text, for «who wrote this». */
  writes(id: string): Promise<Answer<"writes">>;
  /** Tells texts whose editing paused; they are due for a revision. */
  onPause(listener: (text: string) => void): () => void;
  /** Tells what follows from texts whose editing paused. */
  onDerived(listener: (text: string, derived: Derived) => void): () => void;
  /** Commits everything and ends the worker. */
  stop(): Promise<void>;
}

interface Waiting {
  /** The call and the text it is about, as the log names them. */
  what: string;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** How long an asked text may take before the asker is refused, ms. */
const patienceMs = 30_000;

/** A call as the log names it: by its name and, where it is about one, its text. */
function titleOf({ name, args }: Call): string {
  const [first, second] = args as unknown[];
  // The first of a copy is the id that it would have had.
  const text = name === "keep" || name === "fork" ? second : first;
  return typeof text === "string" ? `${name} of text ${text}` : name;
}

/** Opens texts.db in the data folder and starts its worker. */
export function openTexts(options: TextsOptions): Texts {
  const { log } = options;
  const setup: WorkerSetup = {
    file: path.join(options.dataDir, "texts.db"),
    forms: options.forms,
    pauseMs: options.pauseMs ?? 30_000,
    longestMs: options.longestMs ?? 300_000,
    idleMs: options.idleMs ?? 60_000,
    sweepMs: options.sweepMs ?? 2_000,
    deriveMs: options.deriveMs ?? 400,
    deriveLongestMs: options.deriveLongestMs ?? 2_000,
  };
  const spoken = new Set<(spoken: Spoken) => void>();
  const paused = new Set<(text: string) => void>();
  const derived = new Set<(text: string, derived: Derived) => void>();
  const lost = new Set<() => void>();
  const waiting = new Map<number, Waiting>();
  const rendered = new Map<string, TextHtml>();
  const freezes = new Map<string, Promise<void>>();
  const calls = new Troubles((what, reason) => log.error({ reason }, `texts: ${what} failed`));
  let nextCall = 1;
  let stopping = false;
  let worker = start();

  function start(): Worker {
    const made = startWorker(setup);
    made.on("message", hear);
    made.on("error", (error) => log.error({ err: error }, "texts worker failed"));
    made.on("exit", (code) => {
      for (const call of waiting.values()) call.reject(new Refusal("text-unavailable"));
      waiting.clear();
      if (stopping) return;
      log.error({ code }, "texts worker ended, starting it anew");
      worker = start();
      for (const listener of lost) listener();
    });
    return made;
  }

  function hear(message: FromWorker): void {
    if (message.kind === "spoken") {
      for (const one of message.spoken) {
        if (one.to === "paused") for (const listener of paused) listener(one.text);
        else if (one.to === "derived") for (const listener of derived) listener(one.text, one.derived);
        else for (const listener of spoken) listener(one);
      }
      return;
    }
    if (message.kind === "trouble") {
      log.error({ reason: message.reason }, `texts: ${message.what} failed`);
      return;
    }
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (!call) return;
    if (message.kind === "failed") return call.reject(failure(call.what, message));
    calls.went(call.what);
    call.resolve(message.value);
  }

  function failure(what: string, message: Extract<FromWorker, { kind: "failed" }>): Refusal {
    if (message.refusal) return new Refusal(message.refusal);
    calls.failed(what, message.message);
    return new Refusal("text-unavailable");
  }

  function post(message: ToWorker): void {
    worker.postMessage(message);
  }

  function ask<N extends Call["name"]>(call: Call<N>): Promise<Answer<N>> {
    return new Promise((resolve, reject) => {
      if (stopping && call.name !== "stop") return reject(new Refusal("text-unavailable"));
      const id = nextCall++;
      const what = titleOf(call as Call);
      const timer = setTimeout(() => {
        waiting.delete(id);
        log.error(`texts: ${what} took too long`);
        reject(new Refusal("text-unavailable"));
      }, patienceMs);
      const settle = (how: (value: unknown) => void) => (value: unknown) => {
        clearTimeout(timer);
        how(value);
      };
      waiting.set(id, { what, resolve: settle(resolve as (value: unknown) => void), reject: settle(reject) });
      post({ kind: "call", id, call: call as Call });
    });
  }

  async function html(ids: string[], language: Language): Promise<Map<string, TextHtml>> {
    const asked = ids.map((id) => ({ id, have: rendered.get(`${language}:${id}`)?.version ?? -1 }));
    const answer = await ask({ name: "render", args: [asked, language] });
    for (const made of answer.rendered) rendered.set(`${language}:${made.id}`, made);
    const broken = new Map(answer.unreadable.map(({ id, reason }) => [id, reason]));
    for (const [id, reason] of broken) calls.failed(`render of text ${id}`, reason);
    const whole = ids.filter((id) => !broken.has(id));
    for (const id of whole) calls.went(`render of text ${id}`);
    return new Map(whole.map((id) => [id, rendered.get(`${language}:${id}`)!]));
  }

  /** One freeze of a text after another. */
  function whileFrozen<T>(id: string, work: (frozen: FrozenText) => Promise<T>): Promise<T> {
    const turn = (freezes.get(id) ?? Promise.resolve()).then(async () => {
      let locked: boolean | undefined;
      await ask({ name: "freeze", args: [id] });
      try {
        return await work({
          lock: (isLocked) => void (locked = isLocked),
          edit: (doc, account) => ask({ name: "editFrozen", args: [id, doc, account] }),
        });
      } finally {
        // A worker that is lost has closed every socket, and the next one asks the facts.
        await ask({ name: "release", args: [id, locked] }).catch(() => undefined);
      }
    });
    const over = turn.then(forget, forget);
    function forget(): void {
      if (freezes.get(id) === over) freezes.delete(id);
    }
    freezes.set(id, over);
    return turn;
  }

  const subscribe =
    <T>(listeners: Set<T>) =>
    (listener: T) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    };

  return {
    create: (texts, authorId) => ask({ name: "create", args: [texts, authorId] }),
    read: (id) => ask({ name: "read", args: [id] }),
    html,
    revised: (id, version) => ask({ name: "revised", args: [id, version] }),
    keep: (copy, source, update, epoch, account) => ask({ name: "keep", args: [copy, source, update, epoch, account] }),
    fork: (copy, source) => ask({ name: "fork", args: [copy, source] }),
    replace: (id, source, epoch) => ask({ name: "replace", args: [id, source, epoch] }),
    anchor: (id, chosen) => ask({ name: "anchor", args: [id, chosen] }),
    places: (id, anchors) => ask({ name: "places", args: [id, anchors] }),
    quotes: (id, marks) => ask({ name: "quotes", args: [id, marks] }),
    derive: (id) => ask({ name: "derive", args: [id] }),
    versions: () => ask({ name: "versions", args: [] }),
    async editRequirement(id, uuid, edit, account) {
      await freezes.get(id);
      return ask({ name: "editRequirement", args: [id, uuid, edit, account] });
    },
    find: (id, wanted, most) => ask({ name: "find", args: [id, wanted, most] }),
    async replaceWords(id, replacing, account, version) {
      await freezes.get(id);
      return ask({ name: "replaceWords", args: [id, replacing, account, version] });
    },
    async putWordsBack(id, places, account) {
      await freezes.get(id);
      return ask({ name: "putWordsBack", args: [id, places, account] });
    },
    reidentify: (id, uuids) => ask({ name: "reidentify", args: [id, uuids] }),
    // A command waits for a freeze to end, as frames do: what the freeze is about may come to nothing.
    async edit(id, doc, account, version) {
      await freezes.get(id);
      return ask({ name: "edit", args: [id, doc, account, version] });
    },
    stored: keepRenderings<[language: Language, audience?: Audience]>(
      (id, bytes, language, audience) => ask({ name: "renderStored", args: [id, bytes, language, audience] }),
      keptHtml,
    ),
    redline: (id, sides, language, tree, audience) =>
      ask({ name: "redline", args: [id, sides, language, tree, audience] }),
    whileFrozen,
    written: (id, language) => ask({ name: "written", args: [id, language] }),
    writes: (id) => ask({ name: "writes", args: [id] }),
    open: (socket, text, user, epoch, durable) => post({ kind: "open", socket, text, user, epoch, durable }),
    frame(socket, received, mayWrite, locked) {
      // What ws gives is a view of all that was read at once; posting it would copy the whole of that for every frame.
      const frame = new Uint8Array(received);
      worker.postMessage({ kind: "frame", socket, frame, mayWrite, locked } satisfies ToWorker, [frame.buffer]);
    },
    close: (socket) => post({ kind: "close", socket }),
    listen: subscribe(spoken),
    onLost: subscribe(lost),
    onPause: subscribe(paused),
    onDerived: subscribe(derived),
    async stop() {
      stopping = true;
      await ask({ name: "stop", args: [] });
      await worker.terminate();
    },
  };
}
