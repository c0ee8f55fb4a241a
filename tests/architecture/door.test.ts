/** R6 by construction: what integrators receive is made in the projection, and its shapes cannot name anybody. */
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { importsOf, readSources, type Source } from "./sources.ts";

const sources = readSources();

/** Where everything is made that goes through the integrators' door. */
const projections = [
  "server/domain/tender/projection/",
  "server/domain/clarifications/projection.ts",
  "server/domain/clarifications/outside-shapes.ts",
];

/** Pages and endpoints of integrators. */
const isOutside = (file: string) =>
  /^app\/(routes\/tender\.|tender\/)|^server\/api\/(door|outside-question|outside-change)-/.test(file);

/** What says who is asking and why he is refused, how long a field may be, what things are called: it knows no facts. */
const innocent = [
  "server/domain/refusal.ts",
  "server/domain/fields.ts",
  "server/domain/clarifications/names.ts",
  "server/domain/changes/names.ts",
  "server/domain/clarifications/similar.ts",
];

describe("the integrators' pages and endpoints", () => {
  const outside = sources.filter(({ file }) => isOutside(file));

  it("are there", () => {
    expect(outside.map(({ file }) => file)).toEqual(
      expect.arrayContaining(["app/routes/tender.$projectId/route.tsx", "server/api/door-endpoints.ts"]),
    );
  });

  it("take what they tell from the projection, and from nothing else of the domain (R6)", () => {
    const wrong = outside
      .flatMap(importsOf)
      .filter(({ to }) => /^server\/(domain|db|texts|live)\//.test(to))
      .filter(({ to }) => !projections.some((place) => to.startsWith(place)) && !innocent.includes(to));
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });
});

/** Names of fields that would tell of a person, of another company, or of how much goes on inside. */
const forbidden =
  /^(account|accountId|actor|member|memberId|person|people|author|authors|writer|name(d)?By|publishedBy|createdBy|askedBy|asker|expert|expertId|email|phone|position|department|responsible|owner|source|company|companyId|companies|identity|state|status|behalf|assignee|visas?|signOffs?|revision|hash|thread|threads|comments?|budget|seq|place)$/i;

/** Every key of the types, and of the objects of schemas, that a module declares. */
function keysOf({ tree }: Source): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isField = ts.isPropertySignature(node) || ts.isPropertyAssignment(node);
    const isShort = ts.isShorthandPropertyAssignment(node);
    if ((isField || isShort) && (ts.isIdentifier(node.name) || ts.isStringLiteral(node.name)))
      found.push(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

describe("the shapes of what integrators receive", () => {
  const shapes = sources.filter(({ file }) =>
    /(tender\/projection\/(contractor-)?|clarifications\/outside-|server\/api\/(door|outside-question|outside-change)-)shapes\.ts$/.test(
      file,
    ),
  );

  it("are those of the projection and of its endpoints", () => {
    expect(shapes.map(({ file }) => file).sort()).toEqual([
      "server/api/door-shapes.ts",
      "server/api/outside-change-shapes.ts",
      "server/api/outside-question-shapes.ts",
      "server/domain/clarifications/outside-shapes.ts",
      "server/domain/tender/projection/contractor-shapes.ts",
      "server/domain/tender/projection/shapes.ts",
    ]);
    expect(shapes.flatMap(keysOf)).toEqual(expect.arrayContaining(["ownCompany", "digest", "isDraft"]));
  });

  it("have no field that could name somebody, another company, or what goes on inside (R6)", () => {
    for (const shape of shapes) {
      const wrong = keysOf(shape).filter((key) => forbidden.test(key));
      expect([shape.file, wrong]).toEqual([shape.file, []]);
    }
  });

  it("would be caught if they had one", () => {
    const tree = ts.createSourceFile("x.ts", "interface X { title: string; askedBy: string }", ts.ScriptTarget.ES2022);
    expect(keysOf({ file: "x.ts", tree }).filter((key) => forbidden.test(key))).toEqual(["askedBy"]);
  });
});
