/** Which texts have changes that stand in no revision, and when a revision of each is due. */
import type { UpdateLog } from "./update-log.ts";

export interface PausesOptions {
  log: UpdateLog;
  now(): Date;
  /** How long after the last edit a revision is due, ms. */
  pauseMs: number;
  /** The longest time without a revision while editing goes on, and before one that failed is tried again, ms. */
  longestMs: number;
}

export class Pauses {
  private readonly unrevised = new Map<string, { first: number; last: number; said?: number }>();

  constructor(private readonly options: PausesOptions) {
    for (const text of options.log.unrevised()) this.edited(text);
  }

  private get now(): number {
    return this.options.now().getTime();
  }

  edited(text: string): void {
    const { now } = this;
    this.unrevised.set(text, { first: this.unrevised.get(text)?.first ?? now, last: now });
  }

  /** A revision holds the text up to a version. */
  revised(text: string, version: number): void {
    const { log } = this.options;
    log.revised(text, version);
    // Who wrote meanwhile waits for the next revision, which is due anew from here.
    const since = this.unrevised.get(text);
    if (log.authorsSince(text).length === 0) this.unrevised.delete(text);
    else if (since) since.first = this.now;
  }

  /** The texts for which a revision is due and has not been asked for lately. */
  due(): string[] {
    const { now } = this;
    const { pauseMs, longestMs } = this.options;
    const paused: string[] = [];
    for (const [text, since] of this.unrevised) {
      const due = now - since.last >= pauseMs || now - since.first >= longestMs;
      // Said, and no revision has come of it: a full disk, say. It is said again.
      const waits = since.said !== undefined && now - since.said < longestMs;
      if (!due || waits) continue;
      since.said = since.first = now;
      paused.push(text);
    }
    return paused;
  }
}
