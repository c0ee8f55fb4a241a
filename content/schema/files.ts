/** What is read of the files in a document: see file-nodes.ts. */
import type { DocNode } from "./document.ts";

/** The longest side of an image, pixels. */
export const longestSide = 20_000;

export const fileKinds = ["image", "attachment"] as const;
export type FileKind = (typeof fileKinds)[number];

/** A file as a document names it. */
export interface NamedFile {
  kind: FileKind;
  /** The one that stays while the file is replaced. */
  id: string;
  /** SHA-256 of its bytes, hex. */
  digest: string;
  name: string;
}

export function isFile({ type }: Pick<DocNode, "type">): boolean {
  return type === "image" || type === "attachment";
}

/** What a file is called where it is not seen: the words that describe an image, or else its name. */
export function fileText({ type, attrs }: DocNode): string {
  const described = type === "image" ? String(attrs?.alt ?? "") : "";
  return described || String(attrs?.name ?? "");
}

/** The files of a document in the order of its text; one that is only announced, without bytes, is none. */
export function filesIn(node: DocNode): NamedFile[] {
  if (!isFile(node)) return (node.content ?? []).flatMap(filesIn);
  const text = (name: string) => String(node.attrs?.[name] ?? "");
  if (text("digest") === "") return [];
  return [{ kind: node.type as FileKind, id: text("id"), digest: text("digest"), name: text("name") }];
}

const units = { ru: ["Б", "КБ", "МБ", "ГБ"], en: ["B", "KB", "MB", "GB"] };

/** «1,2 МБ», with a no-break space. */
export function sizeText(bytes: number, language: "ru" | "en"): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < 3) {
    size /= 1024;
    unit++;
  }
  const digits = unit > 0 && size < 10 ? 1 : 0;
  return `${size.toLocaleString(language, { maximumFractionDigits: digits })}\u00a0${units[language][unit]!}`;
}

/** The ending of a file's name in capitals, «DOCX»; empty where it has none. */
export function endingOf(name: string): string {
  return (/\.([\p{L}\p{N}]{1,8})$/u.exec(name)?.[1] ?? "").toUpperCase();
}
