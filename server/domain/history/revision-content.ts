/** What a revision is made of: canonical bytes and the hash a signature covers. */
import { canonicalJson } from "../../../content/schema/canonical.ts";
import type { DocNode } from "../../../content/schema/document.ts";
import { filesIn } from "../../../content/schema/files.ts";
import { schemaVersion } from "../../../content/schema/version.ts";
import type { Blocks } from "../../db/schema.ts";
import { sha256 } from "../../random.ts";

/** What a signature covers. */
export interface RevisionContent {
  doc: DocNode;
  title: string;
  /** «Требований нет»: the reason, or null. */
  notRequired: string | null;
  /** Requirement codes by the requirement's uuid. */
  codes: Record<string, string>;
  /** SHA-256 of images and attachments by the ids that they have in the document. */
  files: Record<string, string>;
}

/** The content of a text that was read, with the facts of its block. */
export function contentOf(
  doc: DocNode,
  codes: RevisionContent["codes"],
  block?: Pick<Blocks, "title" | "notRequired">,
): RevisionContent {
  return { doc, title: block?.title ?? "", notRequired: block?.notRequired ?? null, codes, files: digestsIn(doc) };
}

function digestsIn(doc: DocNode): RevisionContent["files"] {
  return Object.fromEntries(filesIn(doc).map(({ id, digest }) => [id, digest]));
}

/** Canonical bytes of a content and their hash; a fork hashes as the text it was forked from. */
export function composeRevision(textId: string, content: RevisionContent): { bytes: Buffer; hash: string } {
  const bytes = Buffer.from(canonicalJson(content), "utf8");
  return { bytes, hash: sha256(Buffer.concat([Buffer.from(`${schemaVersion}|${textId}|`, "utf8"), bytes])) };
}

/** The content that stored bytes hold. */
export function readContent(bytes: Uint8Array): RevisionContent {
  return JSON.parse(Buffer.from(bytes).toString("utf8")) as RevisionContent;
}
