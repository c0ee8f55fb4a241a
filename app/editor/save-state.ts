/** What the page may honestly say about one person's edits of one text (R1). Pure: it hears what happened and counts. */

/** Why a connection is over for good. */
export type Ending =
  "locked" | "signed-out" | "not-allowed" | "gone" | "replaced" | "too-large" | "outdated" | "refused";

/**
 * Where this person's edits are: `saved` on the server's disk; `saving` on their way; `offline` saved, but there is no
 * connection; `device` only in this browser's storage; `unsaved` nowhere but in this page. In the order of worry.
 */
export const whereabouts = ["saved", "offline", "connecting", "saving", "device", "unsaved"] as const;
export type Whereabouts = (typeof whereabouts)[number];

/** What is true of this person's edits, or the reason why the text takes no more. */
export type SaveKind = Whereabouts | Ending;

/** Final close codes of the protocol; any other 44xx is a refusal. */
const endings: Record<number, Ending> = {
  4401: "signed-out",
  4403: "not-allowed",
  4404: "gone",
  4409: "locked",
  4410: "replaced",
  4413: "too-large",
  4426: "outdated",
};

const storageFailing = 4508;

/** The ending that a close code means; undefined for one that may be tried again. */
export function endingOf(code: number): Ending | undefined {
  return code >= 4400 && code < 4500 ? (endings[code] ?? "refused") : undefined;
}

/** What an outgoing frame is to the server's count of durable messages. */
export type Outgoing = "answer" | "update" | "other";

/** Reads the kind of a frame of y-websocket's framing: sync step 2, sync update, or anything else. */
export function outgoingKind(frame: Uint8Array): Outgoing {
  if (frame[0] !== 0) return "other";
  return frame[1] === 1 ? "answer" : frame[1] === 2 ? "update" : "other";
}

/** Counts edits from the keyboard to the server's disk. */
export class SaveLedger {
  /** Edits made here since the text was opened. */
  private made = 0;
  /** How many of them the server has on disk. */
  private durable = 0;
  /** How many of them are in the browser's storage or on the server. */
  private onDevice = 0;
  private deviceFailed = false;
  private storageFailed = false;
  private everLive = false;
  private live = false;
  private stalled = false;
  /** For each counted message of the present socket: how many edits had been made when it was sent. */
  private sent: number[] = [];
  private ending: Ending | undefined;

  /** An edit was made here, or edits made earlier came back from the browser's storage. @returns its number */
  edited(): number {
    return ++this.made;
  }

  opened(): void {
    this.stalled = false;
    this.sent = [];
    this.live = false;
  }

  /**
   * A frame is about to be sent.
   * @returns false when it has to be held back: an update before the answer to the server's state vector would leave a
   * gap, and the answer will carry it anyway
   */
  sending(frame: Uint8Array): boolean {
    const kind = outgoingKind(frame);
    if (kind === "other") return true;
    if (kind === "update" && this.sent.length === 0) return false;
    this.sent.push(this.made);
    return true;
  }

  /** The server has so many messages of this socket on disk. */
  acknowledged(count: number): void {
    const edits = this.sent[Math.min(count, this.sent.length) - 1];
    if (edits === undefined) return;
    this.live = true;
    this.stalled = false;
    this.everLive = true;
    this.storageFailed = false;
    this.durable = Math.max(this.durable, edits);
  }

  /** Anything came over the line. @returns whether that changes what is said */
  heard(): boolean {
    const said = this.kind;
    this.stalled = false;
    return said !== this.kind;
  }

  /** The line is open but nothing comes back: edits on it are not on their way as far as anybody can tell. */
  stall(): void {
    this.stalled = true;
  }

  closed(code: number): void {
    this.live = false;
    this.sent = [];
    this.ending ??= endingOf(code);
    if (code === storageFailing) this.storageFailed = true;
  }

  /** Edits up to this number are in the browser's storage. */
  storedOnDevice(edits: number): void {
    this.onDevice = Math.max(this.onDevice, edits);
  }

  deviceRefused(): void {
    this.deviceFailed = true;
  }

  /** The text may take edits again: it is asked once more. */
  tryAgain(): void {
    this.ending = undefined;
  }

  /** The unsent edits were kept on the server as kept edits, or let go by the person. */
  settled(): void {
    this.durable = this.made;
  }

  get edits(): number {
    return this.made;
  }

  get hasUnsent(): boolean {
    return this.durable < this.made;
  }

  /** Closing the page now would lose something. */
  get wouldLose(): boolean {
    return this.hasUnsent && this.onDevice < this.made;
  }

  get isLive(): boolean {
    return this.live;
  }

  get ended(): Ending | undefined {
    return this.ending;
  }

  get kind(): SaveKind {
    return this.ending ?? this.found;
  }

  /** Where the edits are; undefined when the text takes no more and has them all. */
  get whereabouts(): Whereabouts | undefined {
    return this.ending && !this.hasUnsent ? undefined : this.found;
  }

  private get found(): Whereabouts {
    const live = this.live && !this.stalled;
    if (!this.hasUnsent) return live ? "saved" : this.everLive ? "offline" : "connecting";
    if (live) return "saving";
    if (this.storageFailed) return "unsaved";
    if (!this.wouldLose) return "device";
    return this.deviceFailed ? "unsaved" : "saving";
  }
}
