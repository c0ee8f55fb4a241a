/**
 * How a live text was reshaped lately, step by step. A line that was rewritten and then typed in is hard to tell from
 * another one when both ends alone are compared; each step by itself is easy. So threads are followed through the steps.
 */
import * as Y from "yjs";
import { findMarked, TextStream, type Found, type Mark } from "./anchors.ts";
import { linesBefore, liveLines, seenLetters } from "./live-lines.ts";

/** How many steps are remembered, and how many letters they may hold together; threads are settled long before. */
const mostSteps = 40;
const mostLetters = 300_000;

interface Step {
  stream: TextStream;
  seen: Mark["seen"];
}

/** A thread's words as they were last found. */
export interface Followed {
  mark: Mark;
  /** They were not there when they were looked for last. */
  wasLost: boolean;
  /** Where they are now. */
  found?: Found;
}

/**
 * Whether an edit wrote something in place of something else, as editors do when they move what stands in lines. What
 * only adds, or only takes away, leaves all other letters where they were, however much it is.
 */
function reshapes(transaction: Y.Transaction): boolean {
  const { afterState, beforeState, deleteSet, doc } = transaction;
  if (deleteSet.clients.size === 0) return false;
  const isNew = ({ id }: Y.Item) => id.clock >= (beforeState.get(id.client) ?? 0);
  const isShape = (item: Y.Item | Y.GC) => {
    if (!(item instanceof Y.Item) || item.content instanceof Y.ContentFormat) return false;
    return !(item.content instanceof Y.ContentType && item.content.type instanceof Y.XmlText);
  };
  let takes = false;
  Y.iterateDeletedStructs(transaction, deleteSet, (struct) => {
    const item = struct as Y.Item | Y.GC;
    takes ||= isShape(item) && !isNew(item as Y.Item);
  });
  if (!takes) return false;
  for (const [client, to] of afterState) {
    const from = beforeState.get(client) ?? 0;
    if (to > from && structsFrom(doc.store.clients.get(client) ?? [], from).some(isShape)) return true;
  }
  return false;
}

/** The structs of one client from a clock on: the last ones. */
function structsFrom<T extends { id: Y.ID; length: number }>(structs: T[], clock: number): T[] {
  let at = structs.length;
  while (at > 0 && structs[at - 1]!.id.clock + structs[at - 1]!.length > clock) at--;
  return structs.slice(at);
}

/** Watches a live text from now on. */
export class TextSteps {
  private steps: Step[] = [];
  /** Whether the text still is as the last step left it. */
  private isAsLeft = false;
  private readonly watch = (transaction: Y.Transaction) => {
    const reshaped = reshapes(transaction);
    if (reshaped && !this.isAsLeft)
      this.remember({
        stream: new TextStream(linesBefore(this.fragment, transaction)),
        seen: [...transaction.beforeState],
      });
    if (reshaped) this.remember(this.now());
    this.isAsLeft = reshaped;
  };

  constructor(
    private readonly doc: Y.Doc,
    private readonly fragment: Y.XmlFragment,
  ) {
    doc.on("afterTransaction", this.watch);
  }

  stop(): void {
    this.doc.off("afterTransaction", this.watch);
  }

  /** The lines of the text as it is now, with its letters. */
  now(): Step {
    return { stream: new TextStream(liveLines(this.fragment)), seen: seenLetters(this.doc) };
  }

  /** Looks for words in the text as it is now, by way of the steps since they were found last. */
  follow(now: Step, mark: Mark, wasLost: boolean): Followed {
    const since = written(mark.seen);
    let followed: Followed = { mark, wasLost };
    for (const step of [...this.steps.filter(({ seen }) => written(seen) > since), now]) {
      const found = findMarked(step.stream, followed.mark, step.seen, followed.wasLost);
      followed = found ? { mark: found.mark, wasLost: false, found } : { mark: followed.mark, wasLost: true };
    }
    return followed;
  }

  private remember(step: Step): void {
    this.steps.push(step);
    let letters = 0;
    const kept = this.steps.toReversed().findIndex(({ stream }, i) => {
      letters += stream.text.length;
      return i >= mostSteps || letters > mostLetters;
    });
    if (kept >= 0) this.steps = kept === 0 ? [] : this.steps.slice(-kept);
  }
}

/** How many letters were ever written, by which states of one text are put in order. */
function written(seen: Mark["seen"]): number {
  return seen.reduce((sum, [, clock]) => sum + clock, 0);
}
