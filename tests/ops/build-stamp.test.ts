import { cp, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, expect, it } from "vitest";
import { sourceStamp } from "../../server/ops/build-stamp.ts";
import { temporaryFolder } from "./installation.ts";

const sources = ["server", "content", "remix.config.js", "tsconfig.json", "package.json", "package-lock.json"];
let root: string;

beforeEach(async () => {
  root = await temporaryFolder();
  for (const name of [...sources, "app/root.tsx", "public"]) await cp(name, path.join(root, name), { recursive: true });
});

it("does not change when nothing but times has changed", async () => {
  const stamp = sourceStamp(root);
  await utimes(path.join(root, "server", "config.ts"), 0, 0);
  expect(sourceStamp(root)).toBe(stamp);
});

it.each(["app/root.tsx", "server/new.ts", "content/demo/blocks/new.yaml", "public/new.txt", "package-lock.json"])(
  "changes when %s does",
  async (file) => {
    const stamp = sourceStamp(root);
    await writeFile(path.join(root, file), "иначе");
    expect(sourceStamp(root)).not.toBe(stamp);
  },
);
