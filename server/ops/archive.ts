/** The one file of a backup: a compressed tar of databases, files and a manifest with the SHA-256 of each part. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, readdir, readFile, rename, stat, unlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { create, extract } from "tar";
import { z } from "zod";
import { OpsError } from "./command-line.ts";

const partName = /^(facts\.db|texts\.db|files\/[0-9a-f]{2}\/[0-9a-f]{64})$/;

const manifestFormat = z.strictObject({
  format: z.literal(1),
  /** UTC ISO time of the snapshot. */
  createdAt: z.iso.datetime(),
  parts: z.array(z.strictObject({ path: z.string().regex(partName), size: z.int().min(0), sha256: z.string() })),
});
export type Manifest = z.infer<typeof manifestFormat>;

/** SHA-256 of a file of any size, hex. */
export async function fileDigest(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

async function listParts(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .filter((part) => part !== "manifest.json")
    .sort();
}

async function describe(folder: string, part: string): Promise<Manifest["parts"][number]> {
  const file = path.join(folder, part);
  return { path: part, size: (await stat(file)).size, sha256: await fileDigest(file) };
}

/** Packs a folder into a file that appears only when it is complete and on disk. */
export async function packArchive(folder: string, file: string, createdAt: string): Promise<Manifest> {
  const parts: Manifest["parts"] = [];
  for (const part of await listParts(folder)) parts.push(await describe(folder, part));
  const manifest: Manifest = { format: 1, createdAt, parts };
  await writeFile(path.join(folder, "manifest.json"), JSON.stringify(manifest, null, 2));
  const partial = `${file}.partial`;
  try {
    const names = ["manifest.json", ...parts.map((part) => part.path)];
    // It holds password hashes and letters: nobody else may read it, from the first byte on.
    await writeFile(partial, "", { mode: 0o600 });
    await create({ file: partial, cwd: folder, gzip: true, portable: true }, names);
    const handle = await open(partial, "r+");
    await handle.sync().finally(() => handle.close());
    await rename(partial, file);
  } catch (error) {
    await unlink(partial).catch(() => undefined);
    throw error;
  }
  return manifest;
}

/**
 * Unpacks a backup into an empty folder and checks every part against the manifest.
 * @throws OpsError when the file is no backup, is cut off or was changed
 */
export async function unpackArchive(file: string, folder: string): Promise<Manifest> {
  const damaged = (why: string) => new OpsError(`${file} is not a whole backup: ${why}`);
  const strangers: string[] = [];
  const filter = (name: string, entry: object) => {
    const expected = (name === "manifest.json" || partName.test(name)) && "type" in entry && entry.type === "File";
    if (!expected) strangers.push(name);
    return expected;
  };
  try {
    // In one go: otherwise a file that turns out to be damaged leaves writes under way, into a folder being cleared by then.
    extract({ file, cwd: folder, strict: true, filter, sync: true });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw code === "ENOENT" ? new OpsError(`there is no file ${file}`) : damaged(message);
  }
  if (strangers.length > 0) throw damaged(`${strangers[0]} does not belong there`);
  const text = await readFile(path.join(folder, "manifest.json"), "utf8").catch(() => "null");
  const manifest = readManifest(text);
  if (!manifest) throw damaged("its manifest cannot be read");
  const present = await listParts(folder);
  const named = manifest.parts.map((part) => part.path).sort();
  if (present.join() !== named.join()) throw damaged("its parts are not those of the manifest");
  for (const part of manifest.parts) {
    const found = await describe(folder, part.path);
    if (found.sha256 !== part.sha256 || found.size !== part.size) throw damaged(`${part.path} was changed`);
  }
  await unlink(path.join(folder, "manifest.json"));
  return manifest;
}

function readManifest(text: string): Manifest | undefined {
  try {
    return manifestFormat.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
