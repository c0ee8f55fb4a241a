import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openFiles } from "../../server/db/files.ts";
import { sha256 } from "../../server/random.ts";

async function folder(): Promise<string> {
  const made = await mkdtemp(path.join(tmpdir(), "svod-files-"));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

test("a file is named by the SHA-256 of its content and read back whole", async () => {
  const files = openFiles(await folder());
  const bytes = Buffer.from("план помещения");
  const hash = await files.put(bytes);
  expect(hash).toBe(sha256(bytes));
  expect(await files.has(hash)).toBe(true);
  expect(await files.get(hash)).toEqual(bytes);
});

test("the same bytes are stored once, and nothing partial is left behind", async () => {
  const place = await folder();
  const files = openFiles(place);
  const [first, second] = await Promise.all([files.put(Buffer.from("а")), files.put(Buffer.from("а"))]);
  expect(first).toBe(second);
  expect(await readdir(path.join(place, first.slice(0, 2)))).toEqual([first]);
});

test("[R9] a damaged file is an error, never other content", async () => {
  const place = await folder();
  const files = openFiles(place);
  const hash = await files.put(Buffer.from("было"));
  await writeFile(path.join(place, hash.slice(0, 2), hash), "стало");
  await expect(files.get(hash)).rejects.toThrow("damaged");
});

test("what is not a hash names no file, so no path leads out of the folder", async () => {
  const files = openFiles(await folder());
  await expect(files.get("../../etc/passwd")).rejects.toThrow("not a file hash");
});
