/**
 * Names inside rendered documents. Texts hold only the ids of requirements, blocks and people; their codes, titles and
 * names are facts that change, so HTML is made with empty places, and each answer fills them with what is true now.
 */
import { escapeHtml } from "./escape.ts";
import { documentWords } from "./words.ts";

/** What the ids of a project stand for now. */
export interface Names {
  /** Requirements by uuid. */
  requirements: Readonly<Record<string, { code: string; statement: string; blockId: string }>>;
  /** Titles of blocks with their numbers, by id. */
  blocks: Readonly<Record<string, string>>;
  /** Names of members by id. */
  people: Readonly<Record<string, string>>;
}

/** The anchor of a requirement's card in the document's page. */
export function requirementAnchor(uuid: string): string {
  return `req-${uuid}`;
}

/** The anchor of a block in the document's page. */
export function blockAnchor(blockId: string): string {
  return `block-${blockId}`;
}

/** The anchor of a form in the document's page. @param form `block/form`, as documents name it */
export function formAnchor(form: string): string {
  return `form-${form}`;
}

/** The anchor of a form's row. */
export function rowAnchor(form: string, row: string): string {
  return `row-${form}.${row}`;
}

/** The anchor of a cell; ready HTML bears it where a required cell is empty, editors at every cell. */
export function cellAnchor(form: string, row: string, column: string): string {
  return `cell-${form}.${row}.${column}`;
}

/** An empty place for the code of a requirement. */
export function codePlace(uuid: string): string {
  return `<span class="code" data-code="${escapeHtml(uuid)}"></span>`;
}

/** An empty place for a reference. */
export function referencePlace(kind: string, target: string): string {
  return `<a class="ref" data-ref="${escapeHtml(`${kind}:${target}`)}"></a>`;
}

const places = /<span class="code" data-code="([^"]*)"><\/span>|<a class="ref" data-ref="(\w+):([^"]*)"><\/a>/g;

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

/** Fills the empty places of a rendered document. */
export function withNames(html: string, names: Names, language: "ru" | "en"): string {
  return html.replace(places, (_, uuid: string | undefined, kind: string, target: string) => {
    if (uuid !== undefined) {
      const code = find(names.requirements, uuid)?.code;
      return code ? `<span class="code">${escapeHtml(code)}</span>` : "";
    }
    const found = nameOf(names, kind, target);
    if (!found) return `<span class="ref gone">${documentWords[language].gone}</span>`;
    const text = escapeHtml(found.text);
    const title = found.title ? ` title="${escapeHtml(found.title)}"` : "";
    if (!found.hash) return `<span class="ref ${kind}">${text}</span>`;
    return `<a class="ref ${kind}" href="#${escapeHtml(found.hash)}"${title}>${text}</a>`;
  });
}
