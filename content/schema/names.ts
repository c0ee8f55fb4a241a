/**
 * Names inside rendered documents. Texts hold only the ids of requirements, blocks and people; their codes, titles and
 * names are facts that change, so HTML is made with empty places, and each answer fills them with what is true now.
 */
import { escapeHtml } from "./escape.ts";
import { statusMarks } from "./status-marks.ts";
import { documentWords } from "./words.ts";

export const requirementStatuses = ["draft", "accepted", "dropped"] as const;
export type RequirementStatus = (typeof requirementStatuses)[number];

/** What is known of a requirement besides the words on its card. */
export interface RequirementName {
  code: string;
  /** The beginning of its statement. */
  statement: string;
  /** The block it stands in; empty while it stands nowhere. */
  blockId: string;
  status: RequirementStatus;
  /** How many references in living blocks lead to it. */
  mentions: number;
}

/** What the ids of a project stand for now. */
export interface Names {
  /** Requirements by uuid. */
  requirements: Readonly<Record<string, RequirementName>>;
  /** Titles of blocks with their numbers, by id. */
  blocks: Readonly<Record<string, string>>;
  /** Names of members by id, of those who left too. */
  people: Readonly<Record<string, string>>;
  /** Ids of the members who read the texts now: whom a text may call. */
  present: readonly string[];
  /** The address of the project's files, to which the digest of each is added. */
  files: string;
}

/** The anchor of a requirement's card in the document's page. */
export function requirementAnchor(uuid: string): string {
  return `req-${uuid}`;
}

/** The anchor of a block in the document's page. */
export function blockAnchor(blockId: string): string {
  return `block-${blockId}`;
}

/** Where a form stands among all the forms of a page. */
export interface FormPlace {
  /** The text that holds it: two blocks of a project may hold the same form. */
  text: string;
  /** `block/form`, as documents name it. */
  form: string;
  kind?: string;
  /** Which of the forms with this key in its text it is, beginning with 1. */
  nth?: number;
}

function named({ text, form }: FormPlace): string {
  return [text, form.replace(/\//g, ".")].filter(Boolean).join("-");
}

function again({ nth = 1 }: FormPlace): string {
  return nth > 1 ? `~${nth}` : "";
}

/** Rows of tables have ids of their own; those of a card or a matrix are named alike in each of its kind. */
function inGrid(place: FormPlace): string {
  return `${named(place)}${(place.kind ?? "table") === "table" ? "" : again(place)}`;
}

/** The anchor of a form in the document's page. */
export function formAnchor(place: FormPlace): string {
  return `form-${named(place)}${again(place)}`;
}

/** The anchor of a form's row. */
export function rowAnchor(place: FormPlace, row: string): string {
  return `row-${inGrid(place)}-${row}`;
}

/** The anchor of a cell; ready HTML bears it where a required cell is empty, editors at every cell. */
export function cellAnchor(place: FormPlace, row: string, column: string): string {
  return `cell-${inGrid(place)}-${row}-${column}`;
}

/** An empty place for the code of a requirement. */
export function codePlace(uuid: string): string {
  return `<span class="code" data-code="${escapeHtml(uuid)}"></span>`;
}

/** An empty place for the status of a requirement. */
export function statusPlace(uuid: string): string {
  return `<span class="st" data-status="${escapeHtml(uuid)}"></span>`;
}

/** An empty place for who refers to a requirement. */
export function mentionsPlace(uuid: string): string {
  return `<span class="mentions" data-mentions="${escapeHtml(uuid)}"></span>`;
}

/** An empty place for a reference. */
export function referencePlace(kind: string, target: string): string {
  return `<a class="ref" data-ref="${escapeHtml(`${kind}:${target}`)}"></a>`;
}

/** Fills the addresses of files; what a person wrote has no quotation marks left that could look like one. */
export function withAddresses(html: string, files: string): string {
  return html.replace(/ (src|href)="file:([\w-]*)"/g, (_, name: string, digest: string) => {
    return ` ${name}="${escapeHtml(files + digest)}"`;
  });
}

const places =
  /<span class="(?:code|st|mentions)" data-(code|status|mentions)="([^"]*)"><\/span>|<a class="ref" data-ref="(\w+):([^"]*)"><\/a>/g;

/** What a name leads to is there to be had only as a property of its own: «constructor» is nobody's id. */
function find<T>(names: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(names, id) ? names[id] : undefined;
}

/** How a reference reads and where it leads inside the document's page; undefined when nothing of that id is there. */
export function nameOf(
  names: Names,
  kind: string,
  target: string,
): { text: string; title: string; hash: string } | undefined {
  switch (kind) {
    case "requirement": {
      const found = find(names.requirements, target);
      return found && { text: found.code, title: found.statement, hash: requirementAnchor(target) };
    }
    case "block": {
      const title = find(names.blocks, target);
      return title === undefined ? undefined : { text: title, title: "", hash: blockAnchor(target) };
    }
    default: {
      const name = find(names.people, target);
      return name === undefined ? undefined : { text: `@${name}`, title: "", hash: "" };
    }
  }
}

type Fact = "code" | "status" | "mentions";

/** Fills the empty places of a rendered document. */
export function withNames(html: string, names: Names, language: "ru" | "en"): string {
  return withAddresses(html, names.files).replace(
    places,
    (_, fact: Fact | undefined, uuid: string, kind: string, target: string) => {
      if (fact) return factHtml(fact, uuid, find(names.requirements, uuid), language);
      const found = nameOf(names, kind, target);
      if (!found) return missingHtml(html, kind, target, language);
      const text = escapeHtml(found.text);
      const title = found.title ? ` title="${escapeHtml(found.title)}"` : "";
      if (!found.hash) return `<span class="ref ${kind}">${text}</span>`;
      return `<a class="ref ${kind}" href="#${escapeHtml(found.hash)}"${title}>${text}</a>`;
    },
  );
}

function factHtml(fact: Fact, uuid: string, known: RequirementName | undefined, language: "ru" | "en"): string {
  const words = documentWords[language];
  if (!known) return "";
  switch (fact) {
    case "code":
      return `<a class="code" href="#${escapeHtml(requirementAnchor(uuid))}">${escapeHtml(known.code)}</a>`;
    case "status":
      return `<span class="st st-${known.status}"><svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="${statusMarks[known.status]}"/></svg>${words.statuses[known.status]}</span>`;
    case "mentions":
      return known.mentions === 0
        ? ""
        : `<details class="mentions" data-mentions="${escapeHtml(uuid)}"><summary>${words.mentioned}: ${known.mentions}</summary></details>`;
  }
}

/** A requirement that has just been written gets its code within seconds; whatever else has no name is gone. */
function missingHtml(html: string, kind: string, target: string, language: "ru" | "en"): string {
  const { fresh, gone } = documentWords[language];
  const anchor = escapeHtml(requirementAnchor(target));
  if (kind !== "requirement" || !html.includes(` id="${anchor}"`)) return `<span class="ref gone">${gone}</span>`;
  return `<a class="ref fresh" href="#${anchor}">${fresh}</a>`;
}
