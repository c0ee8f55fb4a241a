/** One file for whoever may have it: reached through a row of its project, never by its digest alone (R6). */
import type { Uploads } from "../../db/file-schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { Refusal } from "../refusal.ts";
import { headLength, isImage, typeOf } from "./file-types.ts";

/** A file as it is sent. */
export interface SentFile {
  /** Another one for other bytes. */
  tag: string;
  name: string;
  /** Media type. */
  type: string;
  /** @throws Refusal upload-unavailable when they are missing or damaged (R9) */
  bytes(): Promise<Buffer>;
}

/** The bytes of a file, and whether they are an image that may be shown: what the row says of it counts for nothing. */
export function mayBeShown(bytes: Buffer): boolean {
  return isImage(typeOf(bytes.subarray(0, headLength)));
}

/** The row by which a project has a file; undefined when it has none. */
export function findUpload(
  { facts }: Pick<Ground, "facts">,
  projectId: string,
  digest: string,
): Promise<Uploads | undefined> {
  return facts
    .selectFrom("uploads")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("digest", "=", digest)
    .orderBy("at", "desc")
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** @param tag what the file is called to those who read it */
export function sent(ground: Ground, { digest, name, type }: Uploads, tag: string): SentFile {
  const bytes = () =>
    ground.files.get(digest).catch((error: unknown) => {
      ground.log.error({ err: error, digest }, "a file cannot be read");
      throw new Refusal("upload-unavailable");
    });
  return { tag, name, type, bytes };
}

/** @throws Refusal not-found */
export async function openFile(ground: Ground, actor: Actor, projectId: string, digest: string): Promise<SentFile> {
  await membership(ground, actor, projectId, "file.read");
  const upload = await findUpload(ground, projectId, digest);
  if (!upload) throw new Refusal("not-found");
  return sent(ground, upload, digest);
}
