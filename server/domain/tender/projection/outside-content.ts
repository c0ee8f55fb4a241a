/**
 * What of a block's content goes out: the words without evidence, without persons, without what the template keeps
 * inside, and with every id replaced by the reader's own. Whatever is not known to be for outside stays inside.
 */
import type { DocNode } from "../../../../content/schema/document.ts";
import type { RequirementField } from "../../../../content/schema/forms.ts";
import { originOf, parseOrigin } from "../../../../content/schema/origins.ts";
import type { FormBook } from "../../../../content/schema/reading.ts";
import type { RevisionContent } from "../../history/revision-content.ts";
import type { OutsideReader } from "../outside-reader.ts";

/** What is taken out of publications, for the one who publishes to see. */
export const leftOutKinds = [
  "quotes",
  "sources",
  "owners",
  "mentions",
  "internal",
  "examples",
  "struck",
  "dropped",
] as const;
export type LeftOutKind = (typeof leftOutKinds)[number];

/** How many of each were taken out of a content. */
export type LeftOut = Record<LeftOutKind, number>;

export function nothingLeftOut(): LeftOut {
  return Object.fromEntries(leftOutKinds.map((kind) => [kind, 0])) as LeftOut;
}

/** By what rules a content is taken outside. */
export interface Customs {
  opaque: OutsideReader["opaque"];
  /** The forms that integrators know: `outsideForms` of all. */
  forms: FormBook;
  /** Blocks and requirements of the same publication: references may lead there. */
  blocks: ReadonlySet<string>;
  requirements: ReadonlySet<string>;
  /** Requirements of the block that were dropped. */
  dropped: ReadonlySet<string>;
  language: "ru" | "en";
  /** Addresses that lead into the project's own pages begin or go on like this. */
  projectId: string;
}

/** What stands in place of what is not told. */
const neutral = {
  ru: { person: "участник проектной группы", elsewhere: "другое место документа" },
  en: { person: "a member of the project group", elsewhere: "another place of the document" },
};

/** Fields of a requirement that stay inside, by what they are counted as. */
const insideFields: Partial<Record<RequirementField, LeftOutKind>> = { source: "sources", owner: "owners" };

/** A content as integrators may have it, and what was taken out of it. */
export function outsideContent(
  { doc, title, notRequired, codes }: RevisionContent,
  customs: Customs,
): { content: RevisionContent; leftOut: LeftOut } {
  const leftOut = nothingLeftOut();
  const passing = new Passing(customs, leftOut);
  const shown = Object.entries(codes).filter(([uuid]) => customs.requirements.has(uuid));
  const content = {
    ...{ doc: passing.document(doc), title, notRequired, files: {} },
    codes: Object.fromEntries(shown.map(([uuid, code]) => [customs.opaque("requirement", uuid), code])),
  };
  return { content, leftOut };
}

/** The uuids of the requirements in a document. */
export function requirementsIn(node: DocNode): string[] {
  if (node.type === "requirement") return [String(node.attrs?.uuid ?? "")];
  return (node.content ?? []).flatMap(requirementsIn);
}

class Passing {
  constructor(
    private readonly customs: Customs,
    private readonly leftOut: LeftOut,
  ) {}

  document(doc: DocNode): DocNode {
    const content = this.children(doc);
    return { ...doc, content: content.length > 0 ? content : [{ type: "paragraph" }] };
  }

  private children(node: DocNode): DocNode[] {
    return (node.content ?? []).flatMap((child) => this.node(child));
  }

  private out(kind: LeftOutKind): DocNode[] {
    this.leftOut[kind]++;
    return [];
  }

  private node(node: DocNode): DocNode[] {
    if (node.text !== undefined) return [this.words(node)];
    switch (node.type) {
      case "blockquote":
        return this.out("quotes");
      case "form":
        return this.form(node);
      case "requirement":
        return this.requirement(node);
      case "reference":
        return [this.reference(node)];
      case "image":
      case "attachment":
        return [this.file(node)];
      default:
        return [{ ...node, ...(node.content && { content: this.children(node) }) }];
    }
  }

  /** Links into the project's own pages hold ids of the inside. */
  private words(node: DocNode): DocNode {
    const marks = (node.marks ?? []).filter(
      ({ type, attrs }) => type !== "link" || !String(attrs?.href).includes(this.customs.projectId),
    );
    const { marks: _, ...bare } = node;
    return marks.length > 0 ? { ...bare, marks } : bare;
  }

  private reference(node: DocNode): DocNode {
    const { opaque, blocks, requirements, language } = this.customs;
    const kind = String(node.attrs?.kind);
    const target = String(node.attrs?.target);
    const say = (text: string): DocNode => ({ type: "text", text });
    const lead = (to: string): DocNode => ({ type: "reference", attrs: { kind, target: to } });
    if (kind === "block" && blocks.has(target)) return lead(opaque("block", target));
    if (kind === "requirement" && requirements.has(target)) return lead(opaque("requirement", target));
    if (kind === "block" || kind === "requirement") return say(neutral[language].elsewhere);
    this.leftOut.mentions++;
    return say(neutral[language].person);
  }

  /** The same file bears another name for each company. */
  private file(node: DocNode): DocNode {
    const { id, digest } = node.attrs ?? {};
    const own = (named: unknown) => (named ? this.customs.opaque("file", String(named)) : "");
    return { ...node, attrs: { ...node.attrs, id: own(id), digest: own(digest) } };
  }

  private form(node: DocNode): DocNode[] {
    const key = String(node.attrs?.key);
    const form = Object.hasOwn(this.customs.forms, key) ? this.customs.forms[key] : undefined;
    if (!form) return this.out("internal");
    const columns = form.kind === "choice" ? undefined : new Set(form.columns.map((column) => column.key));
    const rows = (node.content ?? []).flatMap((row) => this.row(row, columns, form.kind === "table"));
    return [{ ...node, content: rows }];
  }

  private row(row: DocNode, columns: ReadonlySet<string> | undefined, named: boolean): DocNode[] {
    const { id, stand } = row.attrs ?? {};
    if (stand === "example") return this.out("examples");
    if (stand === "struck") return this.out("struck");
    const cells = (row.content ?? []).flatMap((cell) => {
      if (columns?.has(String(cell.attrs?.column)) !== false) return this.node(cell);
      return cell.content ? this.out("internal") : [];
    });
    const attrs = { ...row.attrs, id: named ? this.customs.opaque("row", String(id)) : id, rank: "" };
    return [{ ...row, attrs, content: cells }];
  }

  private requirement(node: DocNode): DocNode[] {
    const { opaque, dropped } = this.customs;
    const uuid = String(node.attrs?.uuid);
    if (dropped.has(uuid)) return this.out("dropped");
    const fields = (node.content ?? []).flatMap((field) => {
      const kept = insideFields[field.attrs?.name as RequirementField];
      if (kept) return field.content ? this.out(kept) : [];
      return this.node(field);
    });
    const attrs = { ...node.attrs, uuid: opaque("requirement", uuid), origin: this.origin(node) };
    return [{ ...node, attrs, content: fields }];
  }

  /** Where a requirement was made of: a cell of a column that goes out, by the row's name outside. */
  private origin({ attrs }: DocNode): string {
    const origin = parseOrigin(String(attrs?.origin ?? ""));
    const form = origin && Object.hasOwn(this.customs.forms, origin.form) ? this.customs.forms[origin.form] : undefined;
    if (!origin || !form || form.kind === "choice") return "";
    if (!form.columns.some(({ key }) => key === origin.column)) return "";
    const row = form.kind === "table" ? this.customs.opaque("row", origin.row) : origin.row;
    return originOf({ ...origin, row });
  }
}
