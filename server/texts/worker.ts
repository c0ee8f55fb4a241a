/** The texts worker's thread: owns texts.db, answers the serving thread's calls and speaks after commits. */
import { parentPort, workerData } from "node:worker_threads";
import type { FormBook } from "../../content/schema/html.ts";
import { schemaVersion } from "../../content/schema/version.ts";
import { systemRandom } from "../random.ts";
import { TextsCore, type Spoken } from "./core.ts";
import type { Edits } from "./edits.ts";
import { Locked } from "./freezing.ts";
import { Unacceptable } from "./judge.ts";
import { workPaced } from "./pacing.ts";
import type { Readings } from "./readings.ts";
import { reasonOf } from "./troubles.ts";
import { openUpdateLog } from "./update-log.ts";

export interface WorkerSetup {
  file: string;
  forms: FormBook;
  pauseMs: number;
  longestMs: number;
  idleMs: number;
  sweepMs: number;
  deriveMs: number;
  deriveLongestMs: number;
}

type OfCore = "create" | "fork" | "replace" | "keep" | "freeze" | "release" | "revised" | "sweep" | "stop";
/** The calls that have an answer. */
type Calls = Pick<TextsCore, OfCore> & Pick<Edits, keyof Edits> & Pick<Readings, keyof Readings>;
type Name = keyof Calls;
export type Call<N extends Name = Name> = { [K in N]: { name: K; args: Parameters<Calls[K]> } }[N];
export type Answer<N extends Name> = ReturnType<Calls[N]>;

export type ToWorker =
  | { kind: "open"; socket: number; text: string; user: string; epoch: number | undefined; durable: boolean }
  | { kind: "frame"; socket: number; frame: Uint8Array; mayWrite: boolean; locked: boolean }
  | { kind: "close"; socket: number }
  | { kind: "call"; id: number; call: Call };

/** Why a call was refused, where a person can do something about it. */
export type FailureCode = "malformed-update" | "block-locked";

export type FromWorker =
  | { kind: "spoken"; spoken: Spoken[] }
  | { kind: "answer"; id: number; value: unknown }
  | { kind: "failed"; id: number; refusal: FailureCode | undefined; message: string }
  | { kind: "trouble"; what: string; reason: string };

const port = parentPort!;
const setup = workerData as WorkerSetup;
const say = (message: FromWorker) => port.postMessage(message);

const log = openUpdateLog(setup.file, schemaVersion);
const core = new TextsCore({
  ...setup,
  log,
  now: () => new Date(),
  id: () => systemRandom.id(),
  speak: (spoken) => say({ kind: "spoken", spoken }),
  trouble: (what, error) => say({ kind: "trouble", what, reason: reasonOf(error) }),
});

const sweeping = setInterval(() => core.sweep(), setup.sweepMs);
const stopDeriving = workPaced(() => core.sayDerived(), setup.deriveMs / 2);

function perform({ name, args }: Call): unknown {
  const taker = [core.edits, core.readings].find((one) => name in one) ?? core;
  return (taker as unknown as Record<Name, (...args: unknown[]) => unknown>)[name](...args);
}

function answer(id: number, call: Call): void {
  try {
    say({ kind: "answer", id, value: perform(call) });
  } catch (error) {
    say({ kind: "failed", id, refusal: codeOf(error), message: reasonOf(error) });
  }
  if (call.name !== "stop") return;
  clearInterval(sweeping);
  stopDeriving();
  port.close();
}

function codeOf(error: unknown): FailureCode | undefined {
  if (error instanceof Unacceptable) return "malformed-update";
  return error instanceof Locked ? "block-locked" : undefined;
}

port.on("message", (message: ToWorker) => {
  switch (message.kind) {
    case "open":
      log.reserve();
      return core.open(message.socket, message.text, message.user, message.epoch, message.durable);
    case "frame":
      return core.frame(message.socket, message.frame, message.mayWrite, message.locked);
    case "close":
      return core.close(message.socket);
    case "call":
      return answer(message.id, message.call);
  }
});
