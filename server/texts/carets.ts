/** Who writes where in a text: one awareness state a socket, identity stamped here, sent in batches. */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { z } from "zod";
import { Malformed, messageAwareness, rootName } from "./messages.ts";

/** What others see of a person; colours have six digits because editors ask for that. */
export interface Person {
  id: string;
  name: string;
  color: string;
}

interface State {
  client: number;
  clock: number;
  /** JSON as sent on, or "null" when gone. */
  json: string;
}

/** The largest caret position a client may send, in characters of JSON. */
const maxCursor = 2000;

const countable = z.number().int().min(0).max(0xffffffff);
const itemId = z.object({ client: countable, clock: countable }).nullish();

/** A Yjs relative position in the one root; editors throw on others, or make roots of the names they hold. */
const position = z.object({
  type: itemId,
  tname: z.literal(rootName).nullish(),
  item: itemId,
  assoc: z.number().int().min(-1).max(1).optional(),
});

/** Where a caret is: what of a client's state is sent on. */
const caret = z.object({ cursor: z.object({ anchor: position, head: position }) });

interface Claim {
  client: number;
  clock: number;
  state: unknown;
}

/** Reads the states in an awareness frame. @throws Malformed */
export function readStates(frame: Uint8Array): Claim[] {
  try {
    const decoder = decoding.createDecoder(frame);
    if (decoding.readVarUint(decoder) !== messageAwareness) throw new Malformed("not awareness");
    const inner = decoding.createDecoder(decoding.readVarUint8Array(decoder));
    const count = decoding.readVarUint(inner);
    if (count > 1000) throw new Malformed("too many states");
    const states = Array.from({ length: count }, () => readClaim(inner));
    if (decoding.hasContent(inner) || decoding.hasContent(decoder)) throw new Malformed("bytes after the message");
    return states;
  } catch (error) {
    throw error instanceof Malformed ? error : new Malformed("unreadable awareness");
  }
}

function readClaim(inner: decoding.Decoder): Claim {
  const client = decoding.readVarUint(inner);
  const clock = decoding.readVarUint(inner);
  // Above it the next clock could not be read by other clients.
  if (client > 0xffffffff || clock >= 2 ** 31) throw new Malformed("wrong number");
  return { client, clock, state: JSON.parse(decoding.readVarString(inner)) };
}

function writeStates(states: State[]): Uint8Array {
  const inner = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, states.length);
    for (const state of states) {
      encoding.writeVarUint(encoder, state.client);
      encoding.writeVarUint(encoder, state.clock);
      encoding.writeVarString(encoder, state.json);
    }
  });
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageAwareness);
    encoding.writeVarUint8Array(encoder, inner);
  });
}

/** The carets of one text. */
export class Carets {
  private readonly bySocket = new Map<number, State>();
  private readonly changed = new Map<number, State>();
  private timer: NodeJS.Timeout | undefined;

  /**
   * @param send sends a frame to every socket of the text
   * @param everyMs how long changes gather
   */
  constructor(
    private readonly send: (frame: Uint8Array) => void,
    private readonly everyMs = 50,
  ) {}

  /** Takes a socket's awareness frame: only its own state, only the caret in it. @throws Malformed */
  take(socket: number, person: Person, frame: Uint8Array): void {
    for (const { client, clock, state } of readStates(frame)) {
      const mine = this.bySocket.get(socket);
      if (mine ? mine.client !== client : this.isTaken(client)) continue;
      if (mine && clock < mine.clock) continue;
      const json = state === null ? "null" : JSON.stringify({ user: person, ...caretOf(state) });
      this.set(socket, { client, clock, json });
    }
  }

  private isTaken(client: number): boolean {
    for (const state of this.bySocket.values()) if (state.client === client && state.json !== "null") return true;
    return false;
  }

  private set(socket: number, state: State): void {
    this.bySocket.set(socket, state);
    this.changed.set(state.client, state);
    this.timer ??= setTimeout(() => this.flush(), this.everyMs);
  }

  /** Everyone's carets, for a newcomer; undefined when nobody has one. */
  all(): Uint8Array | undefined {
    const states = [...this.bySocket.values()].filter((state) => state.json !== "null");
    return states.length > 0 ? writeStates(states) : undefined;
  }

  /** A socket is gone, and its caret with it. */
  leave(socket: number): void {
    const state = this.bySocket.get(socket);
    if (!state) return;
    this.set(socket, { ...state, clock: state.clock + 1, json: "null" });
    this.bySocket.delete(socket);
  }

  private flush(): void {
    this.timer = undefined;
    const states = [...this.changed.values()];
    this.changed.clear();
    this.send(writeStates(states));
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}

function caretOf(state: unknown): { cursor: unknown } {
  const read = caret.safeParse(state);
  return read.success && JSON.stringify(read.data).length <= maxCursor ? read.data : { cursor: null };
}
