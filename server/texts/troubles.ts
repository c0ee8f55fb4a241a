/** What is known to be wrong. A damaged text is asked for again and again, and its failure is news only the first time. */
export class Troubles {
  private readonly known = new Map<string, string>();

  /** @param tell says what failed and why, as often as that changes */
  constructor(private readonly tell: (what: string, reason: string) => void) {}

  failed(what: string, reason: string): void {
    if (this.known.get(what) === reason) return;
    this.known.set(what, reason);
    this.tell(what, reason);
  }

  /** It goes well: the next failure is news again. */
  went(what: string): void {
    this.known.delete(what);
  }
}

/** Why something failed, in words for the log. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
