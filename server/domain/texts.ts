/** How the domain sees live texts: a small interface that server/texts implements. */
import type { CheckedField } from "../../content/wording/checkable.ts";
import type { Anchor, Chosen, Mark, Place } from "../../content/schema/anchors.ts";
import type { Redline } from "../../content/redline/shape.ts";
import type { DocNode } from "../../content/schema/document.ts";
import type { NamedFile } from "../../content/schema/files.ts";
import type { Priority, ReferenceKind, RequirementField } from "../../content/schema/forms.ts";
import type { Audience } from "../../content/schema/reading.ts";
import type { Language } from "../db/schema.ts";
import type { RevisionContent } from "./history/revision-content.ts";

/** A text as it is now. */
export interface TextReading {
  id: string;
  epoch: number;
  /** Grows with each accepted update; a stamp for what is derived from the text. */
  version: number;
  /** Canonical document: through the schema, defaults explicit, marks in schema order. */
  doc: DocNode;
  /** Accounts that delivered updates since the last revision was taken. */
  authors: string[];
}

export interface TextHtml {
  id: string;
  version: number;
  epoch: number;
  html: string;
  /** The words it holds, for progress; 0 means that nothing is written yet. */
  words: number;
}

export interface DerivedRequirement {
  uuid: string;
  priority: Priority;
  /** `form|row|column` of the cell it was made of, or empty. */
  origin: string;
  /** Plain texts of its fields. */
  fields: Record<RequirementField, string>;
  /** Lines as they are checked for vague words, where that is not how they read. */
  checked: Partial<Record<CheckedField, string>>;
}

export interface DerivedReference {
  kind: ReferenceKind;
  target: string;
  /** The uuid of the requirement it stands in, or empty. */
  within: string;
  /** The beginning of the line it stands in. */
  context: string;
}

/** A required cell that is empty; without row and column the whole form is. */
export interface Missing {
  /** `block/form`, as documents name it. */
  form: string;
  row: string;
  column: string;
  /** The number that its row bears in the form; 0 for cards and whole forms. */
  number: number;
  /** The beginning of the first filled cell of its row. */
  name: string;
}

/** A row of a form that a check of the template asks about, see domain/checks/watched.ts. */
export interface WatchedRow {
  form: string;
  row: string;
  /** The number that it bears in the form. */
  number: number;
  /** The beginning of its first filled cell. */
  name: string;
  /** Beginnings of the watched cells that are filled, by column. */
  cells: Record<string, string>;
}

/** What follows from the words of a text. */
export interface TextFacts {
  words: number;
  /** In the order of the text, each uuid once. */
  requirements: DerivedRequirement[];
  references: DerivedReference[];
  /** The first of what is missing, in the order of the text. */
  missing: Missing[];
  /** How much is missing in all. */
  lacking: number;
  /** Accepted rows of the forms that checks ask about. */
  watched: WatchedRow[];
  /** Images and attachments in the order of the text. */
  files: NamedFile[];
  /** Rows marked «пример» that nobody has accepted or struck out. */
  examples: number;
  /** What search reads of it besides its requirements, a paragraph or a row each. */
  lines: string;
}

/** Facts and the version of the text they speak of. */
export interface Derived {
  version: number;
  facts: TextFacts;
}

/** A requirement's words as a person changed them outside of the text's own editor. */
export interface RequirementEdit {
  priority?: Priority;
  fields?: Partial<Record<RequirementField, string>>;
}

export type RequirementEdited = "done" | "absent" | "rich";

/** One side of a comparison: the bytes of a stored revision, or the live text with the facts of its block as they are. */
export type ComparedSide = { bytes: Uint8Array } | Omit<RevisionContent, "doc" | "files">;

export interface TextComparison {
  /** How many places differ; 0 when the contents are the same. */
  changes: number;
  /** Some places are marked as replaced whole, the texts being too large to compare word by word. */
  coarse: boolean;
  html: string;
  /** When it was asked for. */
  redline?: Redline;
}

/** Who delivered words of a text, and when his writing there began. */
export interface Writer {
  accountId: string;
  /** UTC ISO; null for what the text was made of, of which no time is kept. */
  at: string | null;
}

/** A text with every stretch of words in `<span class="by" data-by="N">`, N its place among the writers. */
export interface AuthoredHtml {
  html: string;
  writers: Writer[];
}

/** A text in hand, while nobody else's edit gets into it. */
export interface FrozenText {
  /** Says what the text is from the release on, once that is committed; not called, it stays what it was. */
  lock(locked: boolean): void;
  /** Replaces its document as new edits of an account, before anything that waits. @throws Refusal text-unavailable */
  edit(doc: DocNode, accountId: string): Promise<void>;
}

/** Words that are looked for, as they are written. */
export interface Wanted {
  words: string;
  /** Capitals are a difference. */
  matchCase: boolean;
  /** Not inside of longer words. */
  wholeWords: boolean;
}

/** A place where wanted words stand. */
export interface Occurrence {
  /** Zero-based number of the line in the text, and the letter of it that the words begin at. */
  line: number;
  at: number;
  /** The words as they stand there, and what stands around them. */
  found: string;
  before: string;
  after: string;
}

/** What is put in place of wanted words. */
export interface Replacing extends Wanted {
  by: string;
  /** Only there; without it everywhere. */
  only?: Pick<Occurrence, "line" | "at">[];
}

/** A place where words were replaced, by the letters that were put in: so it is found again while they are untouched. */
export interface ReplacedPlace {
  text: { client: number; clock: number };
  /** The letter before it; null at the beginning of its text. */
  before: { client: number; clock: number } | null;
  /** The first letter that was put in; null when none was. */
  first: { client: number; clock: number } | null;
  length: number;
  /** What stood there, with its marks. */
  was: { insert: string; attributes: Record<string, unknown> }[];
}

/** A place of a text as of a version of it, and by what it is found again. */
export interface Anchored {
  version: number;
  place: Place;
  anchor: Anchor;
}

/** What a place is looked for by, and where it was found: null when it is lost. */
export interface PlacedAnchor {
  place: Place | null;
  anchor: Anchor;
}

/** Where places of a text are now. */
export interface PlacesNow {
  version: number;
  places: PlacedAnchor[];
}

/** A quote that is looked for: its latest mark, and whether it was lost when it was looked for last. */
export interface QuoteMark {
  mark: Mark;
  wasLost: boolean;
}

/** Where quotes stand now; null for those whose words were changed or are gone. */
export interface QuotesNow {
  version: number;
  quotes: ({ place: Place; mark: Mark } | null)[];
}

export interface TextsPort {
  /** Makes new texts from documents in one commit; answers when they are on disk. */
  create(texts: { id: string; doc: DocNode }[], authorId: string): Promise<void>;
  /** @throws Refusal text-unavailable when the bytes cannot be read (R9) */
  read(id: string): Promise<TextReading>;
  /** Ready HTML of many texts; a text that cannot be read is absent from the answer (R9). */
  html(ids: string[], language: Language): Promise<Map<string, TextHtml>>;
  /** Tells that the authors reported by a reading of this version are in a stored revision. */
  revised(id: string, version: number): Promise<void>;
  /**
   * Makes text `copyId`: the source's present state plus an update that was not accepted there, under a new identity.
   * An update made in another epoch must be a whole state: it is kept alone.
   * @throws Refusal malformed-update
   */
  keep(
    copyId: string,
    sourceId: string,
    update: Uint8Array,
    epoch: number | undefined,
    accountId: string,
  ): Promise<void>;
  /** Makes text `copyId`: the source as it stands now, with who wrote what in it. @throws Refusal text-unavailable */
  fork(copyId: string, sourceId: string): Promise<void>;
  /**
   * Puts another text, with who wrote what in it, in place of this one and raises its epoch: open editors begin anew, and
   * what they have not sent becomes kept edits (R5).
   * @param epoch only while the text is in it: done twice, it is done once
   */
  replace(id: string, sourceId: string, epoch: number): Promise<boolean>;
  /** Marks a chosen place; undefined when there is none such, or several. Nothing is written into the text. */
  anchor(id: string, chosen: Chosen): Promise<Anchored | undefined>;
  /** Finds places again. @throws Refusal text-unavailable */
  places(id: string, anchors: Anchor[]): Promise<PlacesNow>;
  /** Finds quoted words again, untouched to the letter. @throws Refusal text-unavailable */
  quotes(id: string, marks: QuoteMark[]): Promise<QuotesNow>;
  /** What follows from the text as it is now. @throws Refusal text-unavailable */
  derive(id: string): Promise<Derived>;
  /** The versions of all texts, to see whose derived facts are behind. */
  versions(): Promise<[id: string, version: number][]>;
  /**
   * Changes words of a requirement in its text, as new edits of this account. @throws Refusal block-locked
   * @returns «absent» when the text has no such requirement, «rich» when a field holds more than text
   */
  editRequirement(id: string, uuid: string, edit: RequirementEdit, accountId: string): Promise<RequirementEdited>;
  /** Gives requirements of a text other uuids, by the system itself: theirs stand in another text already. */
  reidentify(id: string, uuids: Record<string, string>): Promise<void>;
  /** The HTML of a stored revision, made away from the serving thread. @throws Refusal text-unavailable */
  stored(id: string, bytes: Uint8Array, language: Language, audience?: Audience): Promise<string>;
  /**
   * Compares two contents of a text, away from the serving thread.
   * @param tree whether the redline itself is wanted beside its HTML
   * @throws Refusal text-unavailable
   */
  redline(
    id: string,
    sides: { before: ComparedSide; after: ComparedSide },
    language: Language,
    tree: boolean,
    audience?: Audience,
  ): Promise<TextComparison>;
  /**
   * Does work on a text that takes no edit meanwhile: what had arrived is on disk and in its readings, what arrives waits
   * and is judged afterwards. Freezes of one text come one after another.
   * @throws Refusal text-unavailable, and what the work throws
   */
  whileFrozen<T>(id: string, work: (frozen: FrozenText) => Promise<T>): Promise<T>;
  /** The live text with who wrote what. @throws Refusal text-unavailable */
  written(id: string, language: Language): Promise<AuthoredHtml>;
  /**
   * Replaces a text's document by another one as new edits of this account (not a new epoch).
   * @param version when given, only if nothing has been written since it
   * @returns whether it was done @throws Refusal block-locked
   */
  edit(id: string, doc: DocNode, accountId: string, version?: number): Promise<boolean>;
  /** Where wanted words stand. @param most how many are told, the rest is counted @throws Refusal text-unavailable */
  find(
    id: string,
    wanted: Wanted,
    most: number,
  ): Promise<{ version: number; occurrences: Occurrence[]; total: number }>;
  /**
   * Replaces words by their letters alone, as new edits of this account.
   * @param version only if nothing has been written since it; else null @throws Refusal block-locked
   */
  replaceWords(id: string, replacing: Replacing, accountId: string, version: number): Promise<ReplacedPlace[] | null>;
  /** Puts back what was replaced, wherever nobody has touched it since. @returns in how many places */
  putWordsBack(id: string, places: ReplacedPlace[], accountId: string): Promise<number>;
}
