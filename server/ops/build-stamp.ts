/** The stamp of a build: the hash of all sources it was made from, so that an unchanged house is not built again. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

const sources = [
  "app",
  "server",
  "content",
  "public",
  "remix.config.js",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];

function filesOf(root: string, name: string): string[] {
  if (!statSync(path.join(root, name)).isDirectory()) return [name];
  return readdirSync(path.join(root, name)).flatMap((child) => filesOf(root, path.posix.join(name, child)));
}

/** SHA-256 over names and contents of the sources, hex. */
export function sourceStamp(root: string): string {
  const hash = createHash("sha256");
  for (const file of sources.flatMap((name) => filesOf(root, name)).sort()) {
    const content = readFileSync(path.join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}
