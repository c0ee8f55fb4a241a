/** What can be read of texts: each answer is of what is on disk, with the version it is of. */
import type { Anchor, Chosen } from "../../content/schema/anchors.ts";
import { renderDocument, type FormBook } from "../../content/schema/html.ts";
import { outsideForms } from "../../content/schema/outside-forms.ts";
import type { Audience } from "../../content/schema/reading.ts";
import type { Language } from "../db/schema.ts";
import { readContent } from "../domain/history/revision-content.ts";
import type {
  Anchored,
  AuthoredHtml,
  ComparedSide,
  Derived,
  PlacesNow,
  QuoteMark,
  QuotesNow,
  TextComparison,
  TextHtml,
  TextReading,
  Wanted,
} from "../domain/texts.ts";
import { anchorIn, placesIn } from "./anchoring.ts";
import { authoredDocument } from "./authorship.ts";
import { compareSides } from "./comparison.ts";
import type { Derivations } from "./derivations.ts";
import { readDocument } from "./documents.ts";
import { quotesIn } from "./quoting.ts";
import { Rendering } from "./rendering.ts";
import type { Room } from "./room.ts";
import type { Rooms } from "./rooms.ts";
import { reasonOf } from "./troubles.ts";
import type { UpdateLog } from "./update-log.ts";
import { occurrencesIn } from "./word-replacing.ts";

export interface ReadingsGround {
  rooms: Rooms;
  log: UpdateLog;
  forms: FormBook;
  derivations: Derivations;
  /** Commits what has gathered. */
  flush(): void;
}

interface Rendered {
  rendered: TextHtml[];
  unreadable: { id: string; reason: string }[];
}

export class Readings {
  private readonly forms: Record<Audience, FormBook>;
  private readonly rendering: Rendering;

  constructor(private readonly ground: ReadingsGround) {
    this.forms = { inside: ground.forms, outside: outsideForms(ground.forms) };
    this.rendering = new Rendering(ground.forms);
  }

  /** The text as it is on disk. @throws Error when it cannot be read */
  private room(id: string): Room {
    this.ground.flush();
    return this.ground.rooms.get(id);
  }

  read(id: string): TextReading {
    const { epoch, version, fragment } = this.room(id);
    return { id, epoch, version, doc: readDocument(fragment), authors: this.ground.log.authorsSince(id) };
  }

  /** HTML of those of the texts whose version differs from the one the asker has; unreadable ones are left out (R9). */
  render(asked: { id: string; have: number }[], language: Language): Rendered {
    this.ground.flush();
    const rendered: TextHtml[] = [];
    const unreadable: Rendered["unreadable"] = [];
    for (const { id, have } of asked) {
      try {
        const made = this.rendering.of(this.ground.rooms.get(id), language);
        if (made.version !== have) rendered.push(made);
      } catch (error) {
        unreadable.push({ id, reason: reasonOf(error) });
      }
    }
    return { rendered, unreadable };
  }

  /** Where wanted words stand now. */
  find(id: string, wanted: Wanted, most: number) {
    const { version, fragment } = this.room(id);
    return { version, ...occurrencesIn(fragment, wanted, most) };
  }

  /** The HTML of a stored revision of a text. */
  renderStored(id: string, bytes: Uint8Array, language: Language, audience: Audience = "inside"): string {
    const { doc } = readContent(bytes);
    return renderDocument(doc, this.forms[audience], language, id, audience);
  }

  /** The redline between two contents of a text. */
  redline(
    id: string,
    sides: { before: ComparedSide; after: ComparedSide },
    language: Language,
    tree: boolean,
    audience: Audience = "inside",
  ): TextComparison {
    return compareSides(sides, () => this.read(id).doc, { forms: this.forms[audience], language, audience }, tree);
  }

  /** What follows from a text now. */
  derive(id: string): Derived {
    this.ground.flush();
    return this.ground.derivations.of(id);
  }

  /** Marks a place of a text. */
  anchor(id: string, chosen: Chosen): Anchored | undefined {
    const room = this.room(id);
    const anchored = anchorIn(room, chosen);
    return anchored && { version: room.version, ...anchored };
  }

  /** Where places of a text are now. */
  places(id: string, anchors: Anchor[]): PlacesNow {
    const room = this.room(id);
    return { version: room.version, places: placesIn(room, anchors) };
  }

  /** Where quotes stand now, those that an edit has touched left out. */
  quotes(id: string, marks: QuoteMark[]): QuotesNow {
    const room = this.room(id);
    return { version: room.version, quotes: quotesIn(room, marks) };
  }

  /** The live text with who wrote what. */
  written(id: string, language: Language): AuthoredHtml {
    const { fragment, clients } = this.room(id);
    const { doc, writers } = authoredDocument(fragment, this.ground.log.writes(id), clients);
    return { html: renderDocument(doc, this.ground.forms, language, id), writers };
  }

  writes(id: string) {
    return this.ground.log.writes(id);
  }

  versions(): [string, number][] {
    return this.ground.log.versions();
  }
}
