/** Frozen and locked texts: what arrives for a frozen one waits in its order until it is released (R2, R3). */

/** A frame that came while its text was frozen. */
export interface HeldFrame {
  socket: number;
  frame: Uint8Array;
  mayWrite: boolean;
  locked: boolean;
}

/** The text takes no edit now. */
export class Locked extends Error {}

export class Freezing {
  private readonly frozen = new Map<string, HeldFrame[]>();
  /** Locked since this worker began; of the others the facts know, which every command asks first. */
  private readonly locked = new Set<string>();

  freeze(text: string): void {
    if (this.frozen.has(text)) throw new Locked("frozen already");
    this.frozen.set(text, []);
  }

  /** Takes a frame if it has to wait. @returns whether it does */
  hold(text: string, frame: HeldFrame): boolean {
    const held = this.frozen.get(text);
    held?.push(frame);
    return held !== undefined;
  }

  /**
   * Ends the freeze. @param locked what the text is from now on; undefined: what it was
   * @returns the frames that waited, to be judged now
   */
  release(text: string, locked: boolean | undefined): HeldFrame[] {
    const held = this.frozen.get(text) ?? [];
    this.frozen.delete(text);
    if (locked === true) this.locked.add(text);
    if (locked === false) this.locked.delete(text);
    const isLocked = this.locked.has(text);
    return held.map((one) => ({ ...one, locked: one.locked || isLocked }));
  }

  /** @throws Locked when no command may write in the text now */
  mustTakeEdits(text: string): void {
    if (this.frozen.has(text) || this.locked.has(text)) throw new Locked("the text is locked");
  }

  /** @throws Locked when what is signed must not change even by the system's own hand */
  mustNotBeLocked(text: string): void {
    if (this.locked.has(text)) throw new Locked("the text is locked");
  }
}
