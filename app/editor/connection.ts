/** One live text in this page: its Y.Doc, the socket, the unsent edits on this device, and an honest save state. */
import * as decoding from "lib0/decoding";
import { Awareness } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { schemaVersion } from "../../content/schema/version.ts";
import { countingSocket } from "./counting-socket.ts";
import { keepEdits, type Unaccepted } from "./kept-edits.ts";
import { openTexts } from "./open-texts.ts";
import { SaveLedger, type Ending, type SaveKind, type Whereabouts } from "./save-state.ts";
import { openUnsentCopy, type UnsentCopy } from "./unsent-copy.ts";

export interface ConnectOptions {
  projectId: string;
  textId: string;
  /** The signed-in account: unsent edits on the device are kept under it. */
  userId: string;
  /** The epoch of the text that the page was rendered from. */
  epoch: number;
  /** Its state belongs to what the page says about saving: the person may write here. */
  writes?: boolean;
  /** The address of the server; the page's own by default. */
  origin?: string;
  /** For tests outside of a browser. */
  WebSocket?: typeof WebSocket;
  fetch?: typeof fetch;
  copy?: UnsentCopy;
}

/** What became of edits that the text did not take: on their way, kept under an id, or still only on this device. */
export type Keeping = { state: "none" | "keeping" | "failed" } | { state: "kept"; id: string };

/** What a page shows of a connection; a new object whenever something of it changed. */
export interface ConnectionView {
  save: SaveKind;
  /** Where this person's edits are, also when the text takes no more; undefined when nothing is left to say of them. */
  edits: Whereabouts | undefined;
  /** The server's text has come at least once: an editor may be mounted. */
  ready: boolean;
  keeping: Keeping;
}

/** How long an edit may be on its way before it is also put into the browser's storage, ms. */
const patienceMs = 500;
/** How long an open line may be silent after an edit before it is taken for dead, ms. */
const silenceMs = 4_000;
const messageDurable = 100;

const reasons: Partial<Record<Ending, Unaccepted["reason"]>> = {
  "not-allowed": "no-right",
  gone: "removed",
  locked: "locked",
  replaced: "epoch",
  "too-large": "too-large",
};

/**
 * Texts that this page has left with edits on their way, by person, text and epoch: they stay until the server has
 * everything. Whoever opens such a text again gets the same connection; a second one would find the same edits on the
 * device, send them twice, and keep them twice.
 */
const leaving = new Map<string, TextConnection>();

/** Edits that come back from the browser's storage. */
const fromDevice = Symbol("unsent edits of an earlier page");

export class TextConnection {
  readonly doc = new Y.Doc();
  readonly awareness = new Awareness(this.doc);
  readonly provider: WebsocketProvider;
  private readonly ledger = new SaveLedger();
  private readonly copy: UnsentCopy;
  private readonly listeners = new Set<() => void>();
  private readonly awaiting = new Set<() => void>();
  private view: ConnectionView = {
    save: "connecting",
    edits: "connecting",
    ready: false,
    keeping: { state: "none" },
  };
  /** The state vector that the server sent last; what is not in it has to be kept when a text ends. */
  private serverState: Uint8Array | undefined;
  /** What earlier pages left on this device, dropped once the server has it. */
  private restored: (() => Promise<void>)[] = [];
  private copying = false;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private patience: ReturnType<typeof setTimeout> | undefined;
  private starting: ReturnType<typeof setTimeout> | undefined;
  private closing = false;
  private over = false;
  /** Copies on the device that are being dropped. */
  private dropping: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: ConnectOptions) {
    const { textId, epoch, userId } = options;
    this.copy = options.copy ?? openUnsentCopy({ userId, textId, epoch });
    // Before the provider's own listener, which sends: an edit must be counted first.
    this.doc.on("update", this.heard);
    this.provider = new WebsocketProvider(`${this.origin.replace(/^http/, "ws")}/collab`, textId, this.doc, {
      connect: false,
      disableBc: true,
      awareness: this.awareness,
      params: { durable: "1", epoch: String(epoch), schema: String(schemaVersion), user: userId },
      WebSocketPolyfill: countingSocket(options.WebSocket ?? WebSocket, this.ledger, (state) => {
        for (const listener of this.awaiting) listener();
        this.serverState = state ?? this.serverState;
        if (this.ledger.heard()) this.changed();
      }),
    });
    this.provider.messageHandlers[messageDurable] = (_encoder, decoder) => {
      this.ledger.acknowledged(decoding.readVarUint(decoder));
      clearTimeout(this.silence);
      this.silence = this.ledger.hasUnsent ? setTimeout(this.fellSilent, silenceMs) : undefined;
      this.changed();
    };
    this.provider.on("connection-close", (event) => this.closed(event?.code ?? 1006));
    this.provider.on("sync", (synced) => synced && this.show({ ready: true }));
    globalThis.addEventListener?.("beforeunload", this.beforeUnload);
    globalThis.addEventListener?.("offline", this.fellSilent);
    globalThis.addEventListener?.("online", this.keepAgain);
    if (options.writes) openTexts.add(userId, this);
    // StrictMode mounts twice: the first of the two never gets as far as a socket.
    this.starting = setTimeout(() => void this.start(), 0);
  }

  get textId(): string {
    return this.options.textId;
  }

  private get origin(): string {
    return this.options.origin ?? location.origin;
  }

  readonly getView = (): ConnectionView => this.view;

  /** @returns the way to stop listening */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Calls a listener before each frame of the server is taken in. @returns the way to stop listening */
  readonly arrivals = (listener: () => void): (() => void) => {
    this.awaiting.add(listener);
    return () => void this.awaiting.delete(listener);
  };

  private async start(): Promise<void> {
    const earlier = leaving.get(keyOf(this.options));
    if (earlier !== this) await earlier?.dropping;
    try {
      for (const { epoch, update, drop } of await this.copy.find()) {
        if (epoch === this.options.epoch) {
          this.restored.push(drop);
          Y.applyUpdate(this.doc, update, fromDevice);
        } else {
          void this.keep({ epoch, update, reason: "epoch" }).then((kept) => (kept ? drop() : undefined));
        }
      }
    } catch {
      this.ledger.deviceRefused();
    }
    if (this.over) return;
    if (this.closing && !this.ledger.hasUnsent) return this.destroy();
    this.provider.connect();
  }

  private readonly heard = (update: Uint8Array, origin: unknown): void => {
    if (origin === this.provider) return;
    const edit = this.ledger.edited();
    if (origin === fromDevice) this.ledger.storedOnDevice(edit);
    else if (this.copying) this.store(update, edit);
    else if (!this.ledger.isLive) this.startCopy();
    else this.patience ??= setTimeout(() => this.startCopy(), patienceMs);
    this.silence ??= setTimeout(this.fellSilent, silenceMs);
    this.changed();
  };

  private readonly fellSilent = (): void => {
    this.silence = undefined;
    this.ledger.stall();
    this.startCopy();
    this.changed();
  };

  /** From here on every edit is put into the browser's storage too: first the whole state, then each update. */
  private startCopy(): void {
    this.patience = undefined;
    if (this.copying || !this.ledger.hasUnsent) return;
    this.copying = true;
    this.store(Y.encodeStateAsUpdate(this.doc), this.ledger.edits);
  }

  private store(update: Uint8Array, edit: number): void {
    const stored = this.copy.add(update).then(
      () => this.ledger.storedOnDevice(edit),
      () => this.ledger.deviceRefused(),
    );
    void stored.then(() => this.changed());
  }

  private dropCopy(): void {
    clearTimeout(this.patience);
    this.patience = undefined;
    const drops = this.restored.splice(0);
    if (this.copying) drops.push(() => this.copy.clear());
    this.copying = false;
    // A copy that could not be dropped only says again what the server knows.
    if (drops.length > 0) this.dropping = Promise.allSettled([this.dropping, ...drops.map((drop) => drop())]);
  }

  private closed(code: number): void {
    const before = this.ledger.ended;
    this.ledger.closed(code);
    if (this.ledger.hasUnsent) this.startCopy();
    this.changed();
    const ending = this.ledger.ended;
    if (ending && !before) void this.end(ending);
  }

  private async end(ending: Ending): Promise<void> {
    const reason = reasons[ending];
    if (!reason || !this.ledger.hasUnsent) return;
    const since = ending === "replaced" ? undefined : this.serverState;
    const update = Y.encodeStateAsUpdate(this.doc, since);
    if (!(await this.keep({ update, reason, epoch: this.options.epoch }))) return;
    this.ledger.settled();
    this.changed();
  }

  private async keep(edits: Pick<Unaccepted, "update" | "reason" | "epoch">): Promise<boolean> {
    const { projectId, textId } = this.options;
    this.show({ keeping: { state: "keeping" } });
    try {
      const id = await keepEdits({ projectId, textId, ...edits }, this.options.fetch, this.options.origin);
      this.show({ keeping: { state: "kept", id } });
      return true;
    } catch {
      this.show({ keeping: { state: "failed" } });
      return false;
    }
  }

  /** Sends once more what could not be kept. */
  retryKeeping(): void {
    if (this.ledger.ended) void this.end(this.ledger.ended);
  }

  private readonly keepAgain = (): void => {
    if (this.view.keeping.state === "failed") this.retryKeeping();
  };

  /** Lets the unsent edits go, because the person said so; answers when they are gone from the device too. */
  async discard(): Promise<void> {
    this.ledger.settled();
    this.changed();
    await this.dropping;
  }

  private changed(): void {
    if (!this.ledger.hasUnsent) {
      this.dropCopy();
      if (this.closing) this.destroy();
    }
    this.show({ save: this.ledger.kind, edits: this.ledger.whereabouts });
  }

  private show(part: Partial<ConnectionView>): void {
    const next = { ...this.view, ...part };
    if ((Object.keys(part) as (keyof ConnectionView)[]).every((key) => next[key] === this.view[key])) return;
    this.view = next;
    for (const listener of [...this.listeners]) listener();
  }

  private readonly beforeUnload = (event: BeforeUnloadEvent): void => {
    if (this.ledger.hasUnsent) this.startCopy();
    if (this.ledger.wouldLose) event.preventDefault();
  };

  /** Leaves the text: at once when everything is saved, otherwise when it is. */
  close(): void {
    this.closing = true;
    if (!this.ledger.hasUnsent) return this.destroy();
    this.startCopy();
    leaving.set(keyOf(this.options), this);
  }

  /** Delivers what earlier pages left on this device, and goes. */
  deliver(): void {
    this.closing = true;
    leaving.set(keyOf(this.options), this);
  }

  /** The person has come back to a text that was being left. @returns false when it is already gone */
  comeBack(): boolean {
    if (this.over) return false;
    this.closing = false;
    leaving.delete(keyOf(this.options));
    if (this.ledger.ended && this.view.keeping.state !== "keeping") {
      this.ledger.tryAgain();
      this.provider.connect();
      this.changed();
    }
    return true;
  }

  private destroy(): void {
    if (this.over) return;
    this.over = true;
    const key = keyOf(this.options);
    // Whoever opens the text before its copy on the device is dropped waits for that.
    if (!leaving.has(key)) leaving.set(key, this);
    void this.dropping.then(() => leaving.get(key) === this && leaving.delete(key));
    openTexts.remove(this);
    clearTimeout(this.starting);
    clearTimeout(this.patience);
    clearTimeout(this.silence);
    globalThis.removeEventListener?.("beforeunload", this.beforeUnload);
    globalThis.removeEventListener?.("offline", this.fellSilent);
    globalThis.removeEventListener?.("online", this.keepAgain);
    this.listeners.clear();
    this.doc.off("update", this.heard);
    this.provider.destroy();
    this.awareness.destroy();
    this.doc.destroy();
  }
}

function keyOf({ userId, textId, epoch }: ConnectOptions): string {
  return `${userId} ${textId} ${epoch}`;
}

/** Opens a live text, or comes back to one that is being left. Nothing is sent before the next turn of the event loop. */
export function connectText(options: ConnectOptions): TextConnection {
  const left = leaving.get(keyOf(options));
  return left?.comeBack() ? left : new TextConnection(options);
}
