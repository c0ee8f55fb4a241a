import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countWords, type DocNode } from "../../content/schema/document.ts";
import { renderDocument, renderInStretches } from "../../content/schema/html.ts";
import { documentMarkdown, parseMarkdown } from "../../content/schema/markdown.ts";
import { schema } from "../../content/schema/schema.ts";
import { blockDocument, demoDocument, formBook } from "../../content/templates/seed.ts";
import { blocks, demo, template } from "./real.ts";

const forms = formBook(new Map([["crm", template]]));

/** Every Markdown text of the content, with its place. */
const texts = blocks.flatMap(({ section, block }) => [
  [`${section.key}: intro`, section.intro] as const,
  ...Object.entries(block.guidance).map(([part, text]) => [`${block.key}: ${part}`, text] as const),
  [`${block.key}: text`, block.text ?? ""] as const,
  [`${block.key}: demo`, demo.blocks.get(block.key)!.text ?? ""] as const,
]);

describe("documents made of the content", () => {
  test("every starting document is valid and has a line to write on", () => {
    for (const { block } of blocks) {
      const doc = blockDocument(block);
      schema.nodeFromJSON(doc).check();
      expect(doc.content!.length, block.key).toBeGreaterThan(0);
    }
  });

  test("every demonstration document is valid, and says something unless it is empty", () => {
    for (const { block } of blocks) {
      const says = demo.blocks.get(block.key)!;
      const doc = demoDocument(block, says);
      schema.nodeFromJSON(doc).check();
      if (says.state !== "empty") expect(countWords(doc), block.key).toBeGreaterThan(80);
    }
  });

  test("example rows count for nothing: a starting document has no words in its tables", () => {
    for (const { block } of blocks) {
      const rows = blockDocument(block).content!.filter((node) => node.type === "form");
      expect(
        rows.map(countWords).reduce((sum, n) => sum + n, 0),
        block.key,
      ).toBe(0);
    }
  });
});

describe("Markdown", () => {
  test("every text of the content makes a valid document", () => {
    for (const [place, text] of texts) {
      expect(() => schema.nodeFromJSON(parseMarkdown(text)).check(), place).not.toThrow();
    }
  });

  test("every text of the content survives being written and read again", () => {
    for (const [place, text] of texts) {
      const doc = parseMarkdown(text);
      expect(parseMarkdown(documentMarkdown(doc)), place).toEqual(doc);
    }
  });

  const characters = fc.constantFrom(..."абв 12.)#-+*_`~[]()<>&!|\\=:;x«»—".split(""));
  const line = fc
    .string({ unit: characters, minLength: 1, maxLength: 30 })
    .map((text) => text.trim().replace(/ +/g, " "))
    .filter(Boolean);

  test.each<[string, (content: DocNode[]) => DocNode]>([
    ["a paragraph", (content) => ({ type: "paragraph", content })],
    ["a heading", (content) => ({ type: "heading", attrs: { level: 4 }, content: content.slice(0, 1) })],
    ["an item", (content) => ({ type: "orderedList", attrs: { start: 7 }, content: [listItem(content)] })],
    ["a quotation", (content) => ({ type: "blockquote", content: [{ type: "paragraph", content }] })],
  ])("%s of any characters is read back as it was", (_place, make) => {
    fc.assert(
      fc.property(line, line, (first, second) => {
        const content = [{ type: "text", text: first }, { type: "hardBreak" }, { type: "text", text: second }];
        const doc: DocNode = { type: "doc", content: [make(content)] };
        expect(parseMarkdown(documentMarkdown(doc))).toEqual(doc);
      }),
    );
  });
});

/** Tags and attributes that the reader's page may hold; what is left after them must be text. */
const tags =
  "p h3 h4 h5 ul ol li blockquote hr br strong em u s code a b small div span article table caption thead tbody tr th td dl dt dd";
const attributes =
  "class id start colspan rowspan tabindex role aria-label aria-hidden data-l data-stand data-at-form data-at-row data-at-cell data-at-told data-name data-code data-status data-mentions data-ref data-wide href rel target title";
const tag = new RegExp(`</?(?:${either(tags)})(?: (?:${either(attributes)})="[^"<>]*")*>`, "g");

function either(words: string): string {
  return words.split(" ").join("|");
}

function unescape(html: string): string {
  const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
  return html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => named[name]!);
}

describe("HTML for reading", () => {
  test("holds only tags of its own: no text of any node becomes a tag", () => {
    const hostile = fc.oneof(
      fc.string(),
      fc.constantFrom(
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "</td><td>",
        "&lt;b&gt;",
        "<!--",
        "constructor",
      ),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const html = renderDocument(everywhere(text), forms, "ru");
        expect(html.replace(tag, "")).not.toMatch(/[<>]/);
      }),
    );
  });

  test("says every text as it was written", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        const html = renderDocument(paragraph(text), forms, "ru");
        expect(unescape(html.replace(/^<p>|<\/p>$/g, ""))).toBe(text);
      }),
    );
  });

  test("links only to http, https and mailto", () => {
    const scheme = fc.constantFrom(
      "javascript:",
      "JaVaScRiPt:",
      " javascript:",
      "java\nscript:",
      "data:text/html,",
      "vbscript:",
      "//",
      "",
    );
    const address = fc.oneof(
      fc.tuple(scheme, fc.string()).map((parts) => parts.join("")),
      fc.domain().map((host) => `https://${host}/a?b=c&d=e`),
    );
    fc.assert(
      fc.property(address, (href) => {
        const html = renderDocument(paragraph("ссылка", [{ type: "link", attrs: { href } }]), forms, "ru");
        for (const [, written] of html.matchAll(/href="([^"]*)"/g)) {
          expect(["http:", "https:", "mailto:"]).toContain(new URL(unescape(written!)).protocol);
        }
      }),
    );
    expect(
      renderDocument(paragraph("a", [{ type: "link", attrs: { href: "https://a.example/" } }]), forms, "ru"),
    ).toContain('href="https://a.example/"');
  });

  test("heads the numbers of rows in the language of the document", () => {
    const table = { type: "doc", content: [{ type: "form", attrs: { key: "unknown" }, content: [] }] };
    const first = (language: "ru" | "en") =>
      /<th class="rn"[^>]*>([^<]*)</.exec(renderDocument(table, forms, language))![1];
    expect([first("ru"), first("en")]).toEqual(["№", "No."]);
  });

  test("renders every demonstration document with tags of its own only", () => {
    for (const { block } of blocks) {
      const html = renderDocument(demoDocument(block, demo.blocks.get(block.key)!), forms, "ru");
      expect(html.replace(tag, ""), block.key).not.toMatch(/[<>]/);
    }
  });
});

describe("a long text of a page of many", () => {
  const stretch = /<div class="stretch" data-words="(\d+)">/g;
  const lines = (count: number): DocNode => ({
    type: "doc",
    content: Array.from({ length: count }, (_, i) => ({
      type: "paragraph",
      content: [{ type: "text", text: `строка ${i}` }],
    })),
  });

  test("stands in stretches, none of them longer than a screen, which say how many words they have", () => {
    const long = lines(200);
    const html = renderInStretches(long, forms, "ru", "t");
    const stretches = html.split(/(?=<div class="stretch")/);
    const words = [...html.matchAll(stretch)].map(([, words]) => Number(words));
    expect(words.reduce((sum, one) => sum + one, 0)).toBe(countWords(long));
    for (const one of stretches) expect(one.match(/<p>/g)!.length).toBeLessThanOrEqual(8);
  });

  test("says the same in the same order as in one piece", () => {
    const html = renderInStretches(lines(200), forms, "ru", "t");
    expect([...html.matchAll(/строка (\d+)/g)].map(([, at]) => Number(at))).toEqual([...Array(200).keys()]);
  });

  test("stands in one piece while it is short", () => {
    expect(renderInStretches(lines(10), forms, "ru", "t")).not.toMatch(stretch);
  });
});

function listItem(content: DocNode[]): DocNode {
  return { type: "listItem", content: [{ type: "paragraph", content }] };
}

function paragraph(text: string, marks?: DocNode["marks"]): DocNode {
  return {
    type: "doc",
    content: [{ type: "paragraph", content: [{ type: "text", text, ...(marks ? { marks } : {}) }] }],
  };
}

/** A document that holds a text in every kind of place, attributes included. */
function everywhere(text: string): DocNode {
  const inline: DocNode[] = text
    ? [{ type: "text", text, marks: [{ type: "bold" }, { type: "link", attrs: { href: text } }] }]
    : [];
  const cell = (column: string): DocNode => ({ type: "cell", attrs: { column }, content: inline });
  const form = (key: string, columns: string[]): DocNode => ({
    type: "form",
    attrs: { key, kind: "table" },
    content: [{ type: "row", attrs: { id: text, stand: text }, content: columns.map(cell) }],
  });
  return {
    type: "doc",
    content: [
      { type: "paragraph", content: inline },
      { type: "heading", attrs: { level: text }, content: inline },
      { type: "orderedList", attrs: { start: text }, content: [{ type: "listItem", content: inline }] },
      { type: "taskList", content: [{ type: "taskItem", attrs: { checked: text }, content: inline }] },
      {
        type: "table",
        content: [{ type: "tableRow", content: [{ type: "tableCell", attrs: { colspan: text }, content: inline }] }],
      },
      { type: text, content: inline },
      form("scope/boundaries", ["topic", text]),
      form("document-card/document", ["customer"]),
      form("raci/raci", ["owner"]),
      form(text, [text, "constructor"]),
      {
        type: "requirement",
        attrs: { uuid: text, priority: text },
        content: [
          { type: "field", attrs: { name: "statement" }, content: inline },
          { type: "field", attrs: { name: text }, content: inline },
        ],
      },
    ],
  };
}

test("two cells that two people made of one missing cell are both shown", () => {
  const cell = (text: string): DocNode => ({ type: "cell", attrs: { column: "a" }, content: [{ type: "text", text }] });
  const row: DocNode = { type: "row", attrs: { id: "r", stand: "accepted" }, content: [cell("один"), cell("два")] };
  const doc: DocNode = { type: "doc", content: [{ type: "form", attrs: { key: "", kind: "table" }, content: [row] }] };
  expect(renderDocument(doc, {}, "ru")).toContain("один<br>два");
});

test("a form that stands in two texts, or twice in one, has anchors of its own in each place", () => {
  const key = Object.keys(forms).find((one) => forms[one]!.kind === "card")!;
  const card: DocNode = { type: "form", attrs: { key, kind: "card" }, content: [] };
  const doc: DocNode = { type: "doc", content: [card, { ...card }] };
  const ids = ["one", "two"].flatMap((text) =>
    [...renderDocument(doc, forms, "ru", text).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id),
  );
  expect(ids.length).toBeGreaterThan(3);
  expect(new Set(ids).size).toBe(ids.length);
});
