/** A file comes into a project: bounded while it comes, judged by its own bytes, and on disk before a row names it. */
import { longestSide, type FileKind } from "../../../content/schema/files.ts";
import type { Uploads } from "../../db/file-schema.ts";
import type { Incoming } from "../../db/files.ts";
import type { Facts } from "../../db/open.ts";
import { isFullDisk } from "../../db/storage-failure.ts";
import type { Ground } from "../../ground.ts";
import { membership, projectCommand, type Actor } from "../command.ts";
import { findTextAccess } from "../document/text-access.ts";
import { rowDigest } from "../journal.ts";
import { Refusal } from "../refusal.ts";
import { fileName } from "./file-names.ts";
import { endingOf, headLength, isImage, keepsItsPromise, keptType, typeOf } from "./file-types.ts";
import { imageShape, type ImageShape } from "./image-shape.ts";

/** A file on its way. */
export interface Upload {
  /** The text it is meant for: who may write there may attach files. */
  textId: string;
  /** What it is to be: shown in the text, or only saved. */
  kind: FileKind;
  /** As whoever sends it calls it. */
  name: string;
  /** The attachment in whose place it comes. */
  replaces?: string | undefined;
  /** How many bytes are announced; NaN when nothing is said. */
  announced: number;
  bytes: AsyncIterable<Uint8Array>;
}

/** The most pixels of an image. */
const mostPixels = 60_000_000;

const megabytes = (bytes: number) => Math.floor(bytes / 1024 / 1024);

/**
 * Takes a file in.
 * @throws Refusal not-found, not-allowed, block-locked, files-not-here, upload-empty, upload-too-large, image-too-large,
 *   image-too-wide, not-an-image, image-broken, upload-wrong-type, project-files-full, storage-failing
 */
export async function takeFile(ground: Ground, actor: Actor, projectId: string, upload: Upload): Promise<Uploads> {
  await membership(ground, actor, projectId, "file.add");
  await mustFit(ground, actor, projectId, upload);
  const name = fileName(upload.name);
  const { incoming, head } = await receive(ground, name, upload);
  try {
    const judged = await judge(incoming, head, name, upload.kind);
    await mustHaveRoom(ground, ground.facts, projectId, incoming);
    await withStorage(() => incoming.keep());
    return await record(ground, actor, projectId, upload, { ...judged, name, digest: incoming.hash });
  } finally {
    await incoming.drop();
  }
}

/** @throws Refusal not-found, not-allowed, block-locked, files-not-here */
async function mustFit(
  { facts }: Pick<Ground, "facts">,
  { accountId }: Actor,
  projectId: string,
  upload: Upload,
): Promise<void> {
  const access = await findTextAccess({ facts }, accountId, upload.textId);
  if (!access || access.projectId !== projectId) throw new Refusal("not-found");
  if (!access.mayWrite) throw new Refusal("not-allowed");
  if (access.locked) throw new Refusal("block-locked");
  const { kind } = await facts
    .selectFrom("texts")
    .select("kind")
    .where("projectId", "=", projectId)
    .where("id", "=", upload.textId)
    .executeTakeFirstOrThrow();
  if (kind === "interview") throw new Refusal("files-not-here");
}

/** The attachment in whose place a file comes, and how many have come so far; of one unknown here the file is the first. */
async function attachmentOf(q: Facts, projectId: string, { replaces = "" }: Upload) {
  const { count } = await q
    .selectFrom("uploads")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("projectId", "=", projectId)
    .where("attachmentId", "=", replaces)
    .executeTakeFirstOrThrow();
  return { known: count > 0 ? replaces : undefined, count };
}

/** Nothing is read of what is said to be too large, and no more than the limit of anything else. */
async function receive(
  { config, files }: Ground,
  name: string,
  { announced, bytes }: Upload,
): Promise<{ incoming: Incoming; head: Buffer }> {
  const { file, image } = config.fileLimits;
  if (announced > Math.max(file, image)) throw new Refusal("upload-too-large", { name, max: megabytes(file) });
  let head: Buffer = Buffer.alloc(0);
  const incoming = await withStorage(() =>
    files.receive(bytes, (come, piece) => {
      if (head.length < headLength) head = Buffer.concat([head, piece]).subarray(0, headLength);
      const size = Math.max(come, announced || 0);
      const [code, most] = isImage(typeOf(head))
        ? (["image-too-large", image] as const)
        : (["upload-too-large", file] as const);
      if (size > most) throw new Refusal(code, { name, max: megabytes(most) });
    }),
  );
  return { incoming, head };
}

/** What came, by its own bytes. */
async function judge(incoming: Incoming, head: Buffer, name: string, kind: FileKind) {
  if (incoming.size === 0) throw new Refusal("upload-empty", { name });
  const type = typeOf(head);
  if (kind === "image" && !isImage(type)) throw new Refusal("not-an-image", { name });
  if (!keepsItsPromise(name, type))
    throw new Refusal("upload-wrong-type", { name, ending: endingOf(name).toUpperCase() });
  const shape = isImage(type) ? mustBeWhole(imageShape(await incoming.bytes(), type), name) : { width: 0, height: 0 };
  return { size: incoming.size, type: keptType(name, type), ...shape };
}

/** @throws Refusal image-broken, image-too-wide */
function mustBeWhole(shape: ImageShape | undefined, name: string): ImageShape {
  if (!shape) throw new Refusal("image-broken", { name });
  const { width, height } = shape;
  if (Math.max(width, height) > longestSide || width * height > mostPixels)
    throw new Refusal("image-too-wide", { name, width, height, side: longestSide, most: mostPixels / 1_000_000 });
  return shape;
}

/** The same bytes take their room once. @throws Refusal project-files-full */
async function mustHaveRoom(
  { config }: Pick<Ground, "config">,
  q: Facts,
  projectId: string,
  { hash, size }: Pick<Incoming, "hash" | "size">,
): Promise<void> {
  const stored = await q
    .selectFrom("uploads")
    .select(["digest", "size"])
    .where("projectId", "=", projectId)
    .where("digest", "!=", hash)
    .groupBy(["digest", "size"])
    .execute();
  const taken = stored.reduce((sum, file) => sum + file.size, 0);
  if (taken + size > config.fileLimits.project)
    throw new Refusal("project-files-full", { max: megabytes(config.fileLimits.project) });
}

/** @throws Refusal storage-failing */
async function withStorage<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isFullDisk(error)) throw new Refusal("storage-failing");
    throw error;
  }
}

type Judged = Pick<Uploads, "digest" | "name" | "size" | "type" | "width" | "height">;

function record(ground: Ground, actor: Actor, projectId: string, upload: Upload, file: Judged): Promise<Uploads> {
  return projectCommand(ground, actor, projectId, "file.add", async ({ q, now, actorId, id, journal }) => {
    await mustFit({ facts: q }, actor, projectId, upload);
    await mustHaveRoom(ground, q, projectId, { hash: file.digest, size: file.size });
    const { known, count } = await attachmentOf(q, projectId, upload);
    const attachment = known ?? id();
    const row: Uploads = {
      projectId,
      id: id(),
      attachmentId: attachment,
      number: count + 1,
      ...file,
      accountId: actorId,
      at: now,
    };
    await q
      .insertInto("files")
      .values({ hash: row.digest, size: row.size, type: row.type, createdAt: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await q.insertInto("uploads").values(row).execute();
    await journal({
      kind: "file.added",
      about: upload.textId,
      data: { upload: row.id, attachment, file: row.digest, size: row.size, digest: rowDigest(row) },
    });
    return row;
  });
}
