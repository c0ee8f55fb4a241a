/** Who may import whom (DESIGN 4), how files are named, and where no state lives. */
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { importsOf, readSources, type Import } from "./sources.ts";

const sources = readSources();
const imports = sources.flatMap(importsOf);
const within = (file: string, places: readonly string[]) =>
  places.some((place) => file === place || file.startsWith(`${place}/`));
const told = ({ from, to }: Import) => `${from} → ${to}`;

interface Arrows {
  /** What modules of this place may use. */
  uses: string[];
  /** Of what else they may know the types. */
  types?: string[];
}

/** The state that index.ts makes, as types, and ids and hashes, which need no state. */
const ground = ["server/ground.ts", "server/config.ts", "server/random.ts", "server/live/events.ts"];

/** Places by folder, the narrower before the wider. */
const arrows: Record<string, Arrows> = {
  content: { uses: ["content"] },
  "server/db": { uses: ["server/db", "content", "server/random.ts"] },
  "server/domain": {
    uses: [
      ...["server/domain", "server/db", "content", "server/random.ts"],
      // What letters say; sending them is not the domain's.
      ...["server/mail/letter.ts", "server/mail/sign-in-letters.ts", "server/mail/invitation-letters.ts"],
      ...["server/mail/signing-letters.ts", "server/mail/sign-off-letters.ts", "server/mail/reminder-letters.ts"],
      ...["server/mail/weekly-letter.ts", "server/mail/question-letters.ts", "server/mail/digest-letter.ts"],
      ...["server/mail/change-letters.ts", "server/mail/questionnaire-letters.ts"],
      "server/mail/contractor-letters.ts",
    ],
    types: ground,
  },
  "server/texts": {
    uses: ["server/texts", "server/domain", "server/db", "content", "server/random.ts"],
    types: ground,
  },
  "server/live": { uses: ["server/live", "server/domain", "server/texts"], types: ground },
  "server/mail": { uses: ["server/mail", "server/domain"], types: [...ground, "server/db"] },
  "server/api": {
    uses: ["server/api", "server/domain", "content", "server/http/visitors.ts"],
    types: [...ground, "server/db"],
  },
  "server/http": {
    uses: ["server/http", "server/api", "server/domain", "server/texts", "server/live", "server/package-root.ts"],
    types: [...ground, "server/db"],
  },
  server: { uses: ["server", "content"] },
  "app/ui": { uses: ["app/ui", "app/i18n"] },
  "app/i18n": { uses: ["app/i18n"], types: ["server/db"] },
  "app/editor": { uses: ["app/editor", "app/ui", "app/i18n", "content"], types: ["server", "app"] },
  app: { uses: ["app", "content", "server/domain"], types: ["server"] },
};

function arrowsOf(file: string): Arrows {
  const place = Object.keys(arrows).find((each) => within(file, [each]));
  if (!place) throw new Error(`${file} has no row`);
  return arrows[place]!;
}

function isAllowed({ from, to, typeOnly }: Import): boolean {
  const { uses, types = [] } = arrowsOf(from);
  return within(to, uses) || (typeOnly && within(to, types));
}

/** Packages by the places that may use them; types count as use, since they shape the code. */
const keepers: [RegExp, string[]][] = [
  [/^(react|react-dom|react-aria-components|lucide-react|@tiptap\/react)$/, ["app"]],
  [/^(@remix-run\/.*|isbot)$/, ["app", "server/http"]],
  [/^(express|compression|cookie|prom-client)$/, ["server/http", "server/api"]],
  [/^ws$/, ["server/http", "server/texts", "server/live"]],
  [
    /^(yjs|y-.*|lib0|@tiptap\/y-tiptap)$/,
    [
      ...["server/texts", "app/editor"],
      ...["content/schema/live-lines.ts", "content/schema/text-steps.ts", "content/schema/writing"],
    ],
  ],
  [/^better-sqlite3$/, ["server/db", "server/texts", "server/ops"]],
  [/^kysely$/, ["server/db", "server/domain", "server/mail", "server/ops"]],
  [/^(lucia|@node-rs\/argon2)$/, ["server/domain"]],
  [/^@simplewebauthn\/server$/, ["server/domain"]],
  [/^@simplewebauthn\/browser$/, ["app"]],
  [/^nodemailer$/, ["server/mail"]],
  [/^(vite|tar)$/, ["server/http", "server/ops"]],
  [/^esbuild$/, ["server/ops", "server/texts/worker-program.ts"]],
];

/** What these remember follows from its key alone, so that it may be held twice. */
const memories = ["app/i18n/format.ts", "server/domain/sign-off/template-approvers.ts"];

describe("an import", () => {
  it("points only along the arrows of the house", () => {
    expect(
      imports
        .filter(({ ours }) => ours)
        .filter((each) => !isAllowed(each))
        .map(told),
    ).toEqual([]);
  });

  it("of a package stands where the package belongs", () => {
    const astray = imports.filter(({ ours, from, to }) => {
      const keeper = !ours && keepers.find(([name]) => name.test(to));
      return keeper && !within(from, keeper[1]);
    });
    expect(astray.map(told)).toEqual([]);
  });

  it("of SQLite itself is for those who open databases; the rest speak Kysely", () => {
    const openers = ["server/db", "server/texts", "server/ops"];
    const values = imports.filter(({ to, typeOnly, from }) => to === "kysely" && !typeOnly && !within(from, openers));
    expect(values.map(told)).toEqual([]);
  });

  it("of the server into a component is a type, or the policy table", () => {
    const isComponent = (file: string) =>
      file.endsWith(".tsx") && !file.endsWith("/route.tsx") && file !== "app/entry.server.tsx";
    const values = imports.filter(({ from, to, typeOnly }) => within(to, ["server"]) && isComponent(from) && !typeOnly);
    expect(values.filter(({ to }) => to !== "server/domain/people.ts").map(told)).toEqual([]);
  });

  it("never makes a route depend on another route, nor anything else on a route", () => {
    const routeOf = (file: string) => /^app\/routes\/([^/]+)\//.exec(file)?.[1];
    const wrong = imports.filter(({ from, to }) => routeOf(to) !== undefined && routeOf(from) !== routeOf(to));
    expect(wrong.map(told)).toEqual([]);
  });

  it("of what opens databases and texts stands in the wiring and the commands alone", () => {
    const opening = ["server/db/open.ts", "server/db/files.ts", "server/texts/texts.ts", "server/live/events.ts"];
    const wirings = ["server/index.ts", "server/ops", "server/texts/update-log.ts"];
    const wrong = imports.filter(
      ({ from, to, typeOnly }) => opening.includes(to) && !typeOnly && !within(from, wirings) && from !== to,
    );
    expect(wrong.map(told)).toEqual([]);
  });

  it("of ours names the file with its ending, and the file is there", () => {
    const known = new Set(sources.map(({ file }) => file));
    const code = imports.filter(({ ours, to }) => ours && !/\.css(\?url)?$/.test(to));
    expect(code.filter(({ to }) => !known.has(to)).map(told)).toEqual([]);
  });

  it("never leads back to where it began", () => {
    const next = new Map<string, string[]>();
    for (const { from, to, ours, typeOnly } of imports)
      if (ours && !typeOnly) next.set(from, [...(next.get(from) ?? []), to]);
    const done = new Set<string>();
    const circles: string[] = [];
    const walk = (file: string, trail: string[]): void => {
      if (trail.includes(file)) circles.push([...trail.slice(trail.indexOf(file)), file].join(" → "));
      if (done.has(file)) return;
      done.add(file);
      for (const to of next.get(file) ?? []) walk(to, [...trail, file]);
    };
    for (const { file } of sources) walk(file, []);
    expect(circles).toEqual([]);
  });
});

describe("a file", () => {
  it("is never a barrel: no index but the wiring, no module that only hands on", () => {
    const indexes = sources.filter(({ file }) => /\/index\.tsx?$/.test(file)).map(({ file }) => file);
    expect(indexes).toEqual(["server/index.ts"]);
    const handingOn = sources.filter(({ tree }) =>
      tree.statements.every((statement) => ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)),
    );
    expect(handingOn.map(({ file }) => file)).toEqual([]);
    const everything = sources.filter(({ tree }) =>
      tree.statements.some((statement) => ts.isExportDeclaration(statement) && !statement.exportClause),
    );
    expect(everything.map(({ file }) => file)).toEqual([]);
  });

  it("is named in kebab case after what it holds, never utils, helpers, manager or service", () => {
    const vague = /^(utils?|helpers?|managers?|services?|misc|common|shared)$/;
    const parts = sources.flatMap(({ file }) =>
      file
        .replace(/^app\/routes\/[^/]+/, "")
        .replace(/\.(server|client)?\.?tsx?$/, "")
        .split("/")
        .map((part) => ({ file, part })),
    );
    expect(parts.filter(({ part }) => part.split("-").some((word) => vague.test(word)))).toEqual([]);
    const names = parts.filter(({ file, part }) => part !== "" && !/[$]/.test(part) && file.includes(part));
    expect(names.filter(({ part }) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(part.replace(/^entry\.\w+$/, "entry")))).toEqual(
      [],
    );
  });

  it("begins with a sentence about what it owns", () => {
    const silent = sources.filter(({ tree }) => !/^\/\*\*\s+(?:\*\s+)?\S/.test(tree.getFullText()));
    expect(silent.map(({ file }) => file)).toEqual([]);
  });

  it("keeps no state of its own: the server and the Remix bundle would each have another", () => {
    const isFilledLater = ({ initializer: value, type }: ts.VariableDeclaration) =>
      !type?.getText().startsWith("Readonly") &&
      value !== undefined &&
      ts.isNewExpression(value) &&
      /^(Map|Set)$/.test(value.expression.getText()) &&
      !value.arguments?.length;
    const isState = (statement: ts.Statement) =>
      ts.isVariableStatement(statement) &&
      (!(statement.declarationList.flags & ts.NodeFlags.Const) ||
        statement.declarationList.declarations.some(isFilledLater));
    // An editor runs in one page of one browser.
    const twice = sources.filter(({ file }) => !within(file, ["app/editor"]));
    const stateful = twice.filter(({ tree }) => tree.statements.some(isState));
    expect(stateful.map(({ file }) => file).sort()).toEqual(memories);
  });
});
