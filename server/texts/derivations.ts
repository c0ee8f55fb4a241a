/** Which texts have changed since what follows from them was told, and telling it once their editing pauses. */
import type { FormBook } from "../../content/schema/html.ts";
import type { Derived } from "../domain/texts.ts";
import { deriveFacts } from "./derivation.ts";
import { readDocument } from "./documents.ts";
import { changeOf, doublesIn } from "./requirement-cards.ts";
import type { Room } from "./room.ts";

export interface DerivationsOptions {
  forms: FormBook;
  /** A new random id. */
  id(): string;
  read(text: string): Room;
  /** Writes an update as the system itself. */
  write(text: string, update: Uint8Array): void;
  trouble(what: string, error: unknown): void;
  /** What follows from a text is told this long after the last edit, ms. */
  deriveMs: number;
  /** And at least this often while editing goes on, ms. */
  deriveLongestMs: number;
}

export class Derivations {
  private readonly behind = new Map<string, { first: number; last: number }>();

  constructor(private readonly options: DerivationsOptions) {}

  edited(text: string, now: number): void {
    this.behind.set(text, { first: this.behind.get(text)?.first ?? now, last: now });
  }

  /** What follows from a text now. Requirements that double others get uuids of their own first. */
  of(text: string): Derived {
    const room = this.options.read(text);
    if (doublesIn(room.fragment, room.cards).length > 0) this.tellApart(text, room);
    this.behind.delete(text);
    return { version: room.version, facts: deriveFacts(readDocument(room.fragment), this.options.forms) };
  }

  private tellApart(text: string, room: Room): void {
    const known = new Map(room.cards);
    const update = changeOf(room.state(), (fragment) => {
      for (const card of doublesIn(fragment, known)) card.setAttribute("uuid", this.options.id());
    });
    if (update) this.options.write(text, update);
    doublesIn(room.fragment, room.cards);
  }

  /** What follows from the text that waits longest of those whose editing paused, or has gone on for long. */
  next(now: number): { text: string; derived: Derived } | undefined {
    const { deriveMs, deriveLongestMs, trouble } = this.options;
    for (const [text, { first, last }] of this.behind) {
      if (now - last < deriveMs && now - first < deriveLongestMs) continue;
      try {
        return { text, derived: this.of(text) };
      } catch (error) {
        this.behind.delete(text);
        trouble(`deriving text ${text}`, error);
      }
    }
    return undefined;
  }
}
