/** What browsers get of the build: nothing of the server's, and little of it before a page is usable. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { roomsOf } from "../../app/i18n/tables.ts";

const assets = path.join("build", "client", "assets");
const scripts = readdirSync(assets).filter((name) => name.endsWith(".js"));
const read = (name: string) => readFileSync(path.join(assets, name), "utf8");

interface Manifest {
  entry: { module: string; imports: string[] };
  routes: Record<string, { parentId?: string; module: string; imports: string[] }>;
}

const manifestName = scripts.find((name) => /^manifest-/.test(name))!;
const manifest = JSON.parse(
  read(manifestName)
    .replace(/^window\.__remixManifest=/, "")
    .replace(/;\s*$/, ""),
) as Manifest;

const documentPage = "routes/projects.$projectId._index";

/** A chunk and all it imports before it runs. */
function withImports(name: string, seen: Set<string>): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const [, to] of read(name).matchAll(/(?:\bfrom|\bimport)\s*"\.\/([\w.$-]+\.js)"/g)) withImports(to!, seen);
  return seen;
}

/** Everything loaded before a page of this route is usable: entry, its parents, itself, and the messages of a language. */
function initial(route: string): string[] {
  const seen = new Set<string>([manifestName]);
  const take = ({ module, imports }: Manifest["entry"]) =>
    [module, ...imports].forEach((name) => withImports(path.basename(name), seen));
  take(manifest.entry);
  for (let id: string | undefined = route; id; id = manifest.routes[id]!.parentId) take(manifest.routes[id]!);
  const address = `/${route
    .replace(/^routes\//, "")
    .replace(/\._index$/, "")
    .replace(/_?\./g, "/")
    .replace(/\$\w+/g, "x")}`;
  for (const table of ["first", ...roomsOf(address)])
    withImports(
      scripts.find((name) => name.startsWith(`ru-${table}-`))!,
      seen,
    );
  return [...seen];
}

const compressed = (names: string[]) => names.reduce((sum, name) => sum + gzipSync(read(name)).length, 0);

it("The page of components is no part of what people work with", () => {
  expect(Object.keys(manifest.routes).filter((route) => route.includes("specimens"))).toEqual([]);
});

describe("the script of a page", () => {
  it("is at most 180 KB gzipped before any page is usable, the document's too", () => {
    expect(Object.keys(manifest.routes)).toContain(documentPage);
    const sizes = Object.keys(manifest.routes).map((route) => [route, compressed(initial(route))] as const);
    expect(sizes.filter(([, size]) => size > 180 * 1024)).toEqual([]);
  });

  it.each([
    ["overlays", "data-rac"],
    ["the editor", "ProseMirror"],
    ["live texts", "Yjs was already imported"],
    ["the connection", "arraybuffer"],
  ])("leaves %s for later", (_, mark) => {
    const holders = scripts.filter((name) => read(name).includes(mark));
    expect(holders).not.toEqual([]);
    const first = new Set(Object.keys(manifest.routes).flatMap(initial));
    expect(holders.filter((name) => first.has(name))).toEqual([]);
  });
});

describe("browsers", () => {
  /** Each stands somewhere in the server's own code. */
  const marks = [
    ...["better-sqlite3", "argon2", "facts.db", "texts.db", "passwordHash", "tokenHash", "selectFrom", "insertInto"],
    ...["CREATE TRIGGER", "nodemailer", "node:fs", "SVOD_DEMO_PASSWORD", "svod-demo", "@demo.example"],
    ...["Такой страницы или записи нет", "process.env"],
  ];

  function filesUnder(folder: string): string[] {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const name = path.join(folder, entry.name);
      return entry.isDirectory() ? filesUnder(name) : [name];
    });
  }
  const client = filesUnder(path.join("build", "client"));
  const server = [...filesUnder("build")].filter((name) => name.endsWith(".js") && !client.includes(name));
  const serverCode = server.map((name) => readFileSync(name, "utf8")).join("\n");

  it.each(marks)("never see the server's own «%s»", (mark) => {
    expect(serverCode).toContain(mark);
    expect(client.filter((name) => readFileSync(name).includes(mark))).toEqual([]);
  });

  it("get no maps of the sources, no server modules and no paths of the machine that built them", () => {
    expect(client.filter((name) => name.endsWith(".map") || /server-build|\.server/.test(name))).toEqual([]);
    const told = [process.cwd(), "sourceMappingURL=", ".server.ts"];
    expect(client.filter((name) => told.some((mark) => readFileSync(name).includes(mark)))).toEqual([]);
    expect(existsSync(path.join("build", "client", "index.html"))).toBe(false);
  });

  it("load nothing from elsewhere: every address in styles is a file of ours", () => {
    const styles = client.filter((name) => name.endsWith(".css")).map((name) => readFileSync(name, "utf8"));
    const addresses = styles.flatMap((css) => [...css.matchAll(/url\(([^)]*)\)/g)].map(([, address]) => address!));
    expect(addresses.length).toBeGreaterThan(5);
    expect(addresses.filter((address) => !/^["']?(\/assets\/|#)/.test(address))).toEqual([]);
  });
});
