/** Where the words of discussions stand on the page: highlighted without a mark in the text, found by a click, shown to the eye. */

/** How long words stay bright after somebody was led to them, ms. */
const flashMs = 2_000;

const names = { all: "talk", on: "talk-on", draft: "talk-draft", flash: "talk-flash" } as const;

function paint(name: string, ranges: Iterable<Range>): void {
  if (typeof CSS === "undefined" || !("highlights" in CSS)) return;
  const all = [...ranges];
  if (all.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...all));
}

function holds({ left, right, top, bottom }: DOMRect, x: number, y: number): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}

export class PagePlaces {
  private readonly texts = new Map<string, ReadonlyMap<string, Range>>();
  private marked: string | null = null;
  /** To be shown as soon as its text has come. */
  private awaited: string | null = null;
  /** Shines for a moment. */
  private bright: string | null = null;
  private timer: number | undefined;

  /** Tells where the discussions of a text stand now, by their ids. */
  set(textId: string, ranges: ReadonlyMap<string, Range>): void {
    this.texts.set(textId, ranges);
    this.draw();
    if (this.awaited !== null && ranges.has(this.awaited)) this.lead(this.awaited);
  }

  /** The text is no longer on the page. */
  drop(textId: string): void {
    this.texts.delete(textId);
    this.draw();
  }

  mark(threadId: string | null): void {
    this.marked = threadId;
    this.draw();
  }

  /** The words that a discussion is being begun about. */
  draft(range: Range | null): void {
    paint(names.draft, range ? [range] : []);
  }

  clear(): void {
    window.clearTimeout(this.timer);
    this.texts.clear();
    this.bright = null;
    for (const name of Object.values(names)) paint(name, []);
  }

  rangeOf(threadId: string): Range | undefined {
    return [...this.texts.values()].map((ranges) => ranges.get(threadId)).find((range) => range !== undefined);
  }

  /** The discussion whose words are at a point of the window: of several the one with the fewest words. */
  at(x: number, y: number): string | undefined {
    const found = [...this.texts.values()]
      .flatMap((ranges) => [...ranges])
      .filter(([, range]) => [...range.getClientRects()].some((rect) => holds(rect, x, y)))
      .sort(([, a], [, b]) => a.toString().length - b.toString().length);
    return found[0]?.[0];
  }

  /** The discussion whose words hold a point of the page. */
  holding(node: Node, offset: number): string | undefined {
    const all = [...this.texts.values()].flatMap((ranges) => [...ranges]);
    return all.find(([, range]) => range.isPointInRange(node, offset))?.[0];
  }

  /** Brings the words into sight and lets them shine for a moment, now or when their text has come. */
  lead(threadId: string): void {
    const range = this.rangeOf(threadId);
    this.awaited = range ? null : threadId;
    if (!range) return;
    const { startContainer: start } = range;
    (start instanceof Element ? start : start.parentElement)?.scrollIntoView({ block: "center" });
    this.flash(threadId);
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.flash(null), flashMs);
  }

  private flash(threadId: string | null): void {
    this.bright = threadId;
    this.draw();
  }

  private draw(): void {
    const all = [...this.texts.values()].flatMap((ranges) => [...ranges]);
    paint(
      names.all,
      all.map(([, range]) => range),
    );
    const only = (thread: string | null) => all.filter(([id]) => id === thread).map(([, range]) => range);
    paint(names.on, only(this.marked));
    // A text that is drawn anew meanwhile has other ranges: its words go on shining.
    paint(names.flash, only(this.bright));
  }
}
