/** Clients of live texts for tests: a bare one that speaks the protocol byte by byte, and the stock provider. */
import { once } from "node:events";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import {
  messageAwareness,
  messageDurable,
  messageSync,
  rootName,
  syncStep1,
  syncStep2,
  syncUpdate,
  writeSync,
} from "../../server/texts/messages.ts";

/** Where a socket goes and as whom. */
export interface Address {
  /** ws://127.0.0.1:PORT */
  url: string;
  textId: string;
  /** The Cookie header; without it nobody is signed in. */
  cookie?: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
}

const patienceMs = 30_000;

/** Waits until a condition holds. @throws Error after the patience, naming what was waited for */
export async function until(what: string, holds: () => unknown, ms = patienceMs): Promise<void> {
  const deadline = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export interface Caret {
  client: number;
  clock: number;
  state: { user?: Record<string, unknown>; cursor?: unknown } | null;
}

/** A client that keeps a Y.Doc in step and shows everything it hears. */
export class TextClient {
  readonly doc: Y.Doc;
  readonly ws: WebSocket;
  /** Every frame heard, in order. */
  readonly heard: Uint8Array[] = [];
  /** Sync messages of sub-type 1 and 2 sent. */
  sent = 0;
  /** The last acknowledgement. */
  acknowledged = 0;
  synced = false;
  code: number | undefined;
  /** Carets as the messages came. */
  readonly carets: Caret[][] = [];
  /** The close code. */
  readonly closed: Promise<number>;

  constructor(address: Address, doc = new Y.Doc()) {
    this.doc = doc;
    const query = new URLSearchParams({ durable: "1", ...address.query });
    const headers = { ...address.headers, ...(address.cookie === undefined ? {} : { Cookie: address.cookie }) };
    this.ws = new WebSocket(`${address.url}/collab/${address.textId}?${query}`, { headers });
    this.ws.binaryType = "nodebuffer";
    this.ws.on("message", (frame: Buffer) => this.hear(new Uint8Array(frame)));
    this.closed = new Promise((resolve) => this.ws.on("close", resolve));
    void this.closed.then((code) => (this.code = code));
    this.ws.on("error", () => {});
    this.ws.on("open", () => this.send(writeSync(syncStep1, Y.encodeStateVector(doc))));
    doc.on("update", this.pass);
  }

  private readonly pass = (update: Uint8Array, origin: unknown) => {
    if (origin !== this) this.sendUpdate(update);
  };

  /** Sends raw bytes. */
  send(frame: Uint8Array | string): void {
    if (this.ws.readyState === WebSocket.OPEN) this.ws.send(frame);
  }

  sendUpdate(update: Uint8Array, step = syncUpdate): void {
    if (this.ws.readyState !== WebSocket.OPEN) return;
    this.sent++;
    this.send(writeSync(step, update));
  }

  private hear(frame: Uint8Array): void {
    this.heard.push(frame);
    const decoder = decoding.createDecoder(frame);
    switch (decoding.readVarUint(decoder)) {
      case messageSync:
        return this.hearSync(decoding.readVarUint(decoder), decoding.readVarUint8Array(decoder));
      case messageAwareness:
        return void this.carets.push(readCarets(decoding.readVarUint8Array(decoder)));
      case messageDurable:
        this.acknowledged = decoding.readVarUint(decoder);
    }
  }

  private hearSync(step: number, payload: Uint8Array): void {
    if (step === syncStep1) return this.sendUpdate(Y.encodeStateAsUpdate(this.doc, payload), syncStep2);
    Y.applyUpdate(this.doc, payload, this);
    if (step === syncStep2) this.synced = true;
  }

  get fragment(): Y.XmlFragment {
    return this.doc.getXmlFragment(rootName);
  }

  /** All the words of the text. */
  get words(): string {
    return this.fragment.toString().replace(/<[^>]*>/g, "");
  }

  /** Appends a paragraph. */
  write(text: string): void {
    this.doc.transact(() => {
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.insert(0, [new Y.XmlText(text)]);
      this.fragment.insert(this.fragment.length, [paragraph]);
    });
  }

  /** Waits until the server's state is here; a closed socket is an error. */
  async ready(): Promise<this> {
    await until("the text is synced", () => this.synced || this.code !== undefined);
    if (!this.synced) throw new Error(`closed with ${this.code}`);
    return this;
  }

  /** Waits until everything sent is durable. */
  async saved(): Promise<void> {
    await until("what was sent is durable", () => this.acknowledged === this.sent || this.code !== undefined);
    if (this.acknowledged !== this.sent) throw new Error(`closed with ${this.code}`);
  }

  /** Leaves like a page that is closed. */
  async leave(): Promise<void> {
    this.doc.off("update", this.pass);
    if (this.ws.readyState === WebSocket.CLOSED) return;
    const closed = once(this.ws, "close");
    this.ws.terminate();
    await closed;
  }
}

function readCarets(bytes: Uint8Array): Caret[] {
  const inner = decoding.createDecoder(bytes);
  return Array.from({ length: decoding.readVarUint(inner) }, () => ({
    client: decoding.readVarUint(inner),
    clock: decoding.readVarUint(inner),
    state: JSON.parse(decoding.readVarString(inner)) as Caret["state"],
  }));
}

/** An awareness frame with these states. */
export function caretFrame(states: { client: number; clock: number; state: unknown }[]): Uint8Array {
  const inner = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, states.length);
    for (const { client, clock, state } of states) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, JSON.stringify(state));
    }
  });
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageAwareness);
    encoding.writeVarUint8Array(encoder, inner);
  });
}

/** The stock provider of y-websocket with a Cookie header. */
export function stockProvider({ url, textId, cookie }: Address, doc = new Y.Doc()): WebsocketProvider {
  class Polyfill extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, cookie === undefined ? {} : { headers: { Cookie: cookie } });
    }
  }
  return new WebsocketProvider(`${url}/collab`, textId, doc, {
    WebSocketPolyfill: Polyfill as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
}
