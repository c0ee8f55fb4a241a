/** The folder that holds package.json, content and the build, from sources and from the bundle alike. */
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

function findRoot(from: string): string {
  if (existsSync(path.join(from, "package.json"))) return from;
  const parent = path.dirname(from);
  if (parent === from) throw new Error("package.json was not found above the server");
  return findRoot(parent);
}

export const packageRoot = findRoot(path.dirname(fileURLToPath(import.meta.url)));
