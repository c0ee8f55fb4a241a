/** The bytes of PROTOCOL.md: y-websocket's framing plus the acknowledgement, and the close codes. */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

export const messageSync = 0;
export const messageAwareness = 1;
export const messageQueryAwareness = 3;
/** Ours: `varUint count`, how many of the socket's sync messages of sub-type 1 and 2 are durable. */
export const messageDurable = 100;

export const syncStep1 = 0;
export const syncStep2 = 1;
export const syncUpdate = 2;

/** The root fragment of every text. */
export const rootName = "default";

/** The largest frame accepted, in bytes. */
export const maxFrame = 256 * 1024;

/** Close codes of /collab; 44xx are final, 45xx may be tried again. */
export const closeCodes = {
  malformed: 4400,
  signedOut: 4401,
  notAllowed: 4403,
  noSuchText: 4404,
  locked: 4409,
  otherEpoch: 4410,
  tooLarge: 4413,
  outdatedEditor: 4426,
  restarting: 4503,
  storageFailing: 4508,
} as const;

/** A frame whose bytes are not a message of the protocol. */
export class Malformed extends Error {}

/** Reads the type of a frame. @throws Malformed */
export function frameType(frame: Uint8Array): number {
  return guarded(() => decoding.readVarUint(decoding.createDecoder(frame)));
}

/** Reads a sync frame: its sub-type and its payload, with nothing after it. @throws Malformed */
export function readSync(frame: Uint8Array): { step: number; payload: Uint8Array } {
  return guarded(() => {
    const decoder = decoding.createDecoder(frame);
    if (decoding.readVarUint(decoder) !== messageSync) throw new Malformed("not a sync message");
    const step = decoding.readVarUint(decoder);
    if (step > syncUpdate) throw new Malformed("unknown sync step");
    const payload = decoding.readVarUint8Array(decoder);
    if (decoding.hasContent(decoder)) throw new Malformed("bytes after the message");
    return { step, payload };
  });
}

/** Writes a sync frame. */
export function writeSync(step: number, payload: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageSync);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, payload);
  });
}

/** Writes an acknowledgement. */
export function writeDurable(count: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageDurable);
    encoding.writeVarUint(encoder, count);
  });
}

function guarded<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof Malformed ? error : new Malformed(error instanceof Error ? error.message : "unreadable");
  }
}
