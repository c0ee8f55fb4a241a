/** The images and attachments of a project: their versions, who put them there, and where they stand now. */
import type { FileKind } from "../../../content/schema/files.ts";
import type { Uploads } from "../../db/file-schema.ts";
import type { Facts } from "../../db/open.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";

/** A block in whose text a version stands. */
export interface FilePlace {
  blockId: string;
  title: string;
}

export interface FileVersion {
  /** From 1. */
  number: number;
  digest: string;
  name: string;
  size: number;
  type: string;
  /** Name of who put it there; empty once the person was erased (R12). */
  by: string;
  at: string;
  /** Where it stands now. */
  places: FilePlace[];
}

export interface ProjectFile {
  /** The id it bears in documents. */
  id: string;
  kind: FileKind;
  /** The latest first. */
  versions: FileVersion[];
}

export interface ProjectFiles {
  /** Those that were changed last come first. */
  files: ProjectFile[];
  /** What they take together, bytes; the same bytes count once. */
  size: number;
  /** The largest that a file, an image and all of them together may be, bytes. */
  limits: { file: number; image: number; project: number };
}

/** @throws Refusal not-found, not-allowed */
export async function listFiles(ground: Ground, actor: Actor, projectId: string): Promise<ProjectFiles> {
  await membership(ground, actor, projectId, "file.read");
  const places = await placesOf(ground.facts, projectId);
  const uploads = await uploadsOf(ground.facts, projectId);
  const files = new Map<string, ProjectFile>();
  for (const { attachmentId: id, width, by, ...upload } of uploads) {
    const { number, digest, name, size, type, at } = upload;
    const version = { number, digest, name, size, type, by, at, places: places.get(`${id} ${digest}`) ?? [] };
    const known = files.get(id);
    if (known) known.versions.push(version);
    else files.set(id, { id, kind: width > 0 ? "image" : "attachment", versions: [version] });
  }
  const sizes = new Map(uploads.map(({ digest, size }) => [digest, size]));
  const size = [...sizes.values()].reduce((sum, each) => sum + each, 0);
  return { files: [...files.values()], size, limits: ground.config.fileLimits };
}

/** The latest first. */
function uploadsOf(q: Facts, projectId: string): Promise<(Uploads & { by: string })[]> {
  return q
    .selectFrom("uploads")
    .innerJoin("accounts", "accounts.id", "uploads.accountId")
    .selectAll("uploads")
    .select("accounts.name as by")
    .where("projectId", "=", projectId)
    .orderBy("at", "desc")
    .orderBy("number", "desc")
    .execute();
}

/** Living blocks by attachment and digest. */
async function placesOf(q: Facts, projectId: string): Promise<Map<string, FilePlace[]>> {
  const rows = await q
    .selectFrom("textFiles")
    .innerJoin("blocks", (join) =>
      join.onRef("blocks.projectId", "=", "textFiles.projectId").onRef("blocks.textId", "=", "textFiles.textId"),
    )
    .innerJoin("sections", (join) =>
      join.onRef("sections.projectId", "=", "blocks.projectId").onRef("sections.id", "=", "blocks.sectionId"),
    )
    .select(["attachmentId", "digest", "blocks.id as blockId", "blocks.title"])
    .where("textFiles.projectId", "=", projectId)
    .where("blocks.removedAt", "is", null)
    .where("sections.removedAt", "is", null)
    .distinct()
    .orderBy("sections.position")
    .orderBy("blocks.position")
    .execute();
  const places = new Map<string, FilePlace[]>();
  for (const { attachmentId, digest, blockId, title } of rows) {
    const key = `${attachmentId} ${digest}`;
    places.set(key, [...(places.get(key) ?? []), { blockId, title }]);
  }
  return places;
}
