/** Images and attachments in documents: how they are read, told, and compared. */
import { describe, expect, it } from "vitest";
import { compareContents } from "../../content/redline/compare.ts";
import { renderRedline } from "../../content/redline/html.ts";
import { countWords, isBlank, plainText, type DocNode } from "../../content/schema/document.ts";
import { filesIn, sizeText } from "../../content/schema/files.ts";
import { renderDocument } from "../../content/schema/html.ts";
import { documentMarkdown } from "../../content/schema/markdown.ts";
import { withAddresses } from "../../content/schema/names.ts";
import { composeRevision, contentOf } from "../../server/domain/history/revision-content.ts";

const [one, two] = ["1".repeat(64), "2".repeat(64)] as const;
const image = (digest: string, more = {}): DocNode => ({
  type: "image",
  attrs: { id: "i1", digest, name: "план.png", alt: "", width: 640, height: 400, ...more },
});
const attachment = (digest: string, name = "Регламент.pdf"): DocNode => ({
  type: "attachment",
  attrs: { id: "a1", digest, name, size: 1_258_291, type: "application/pdf" },
});
const doc = (...content: DocNode[]): DocNode => ({ type: "doc", content });
const line = (...content: DocNode[]): DocNode => ({ type: "paragraph", content });
const cell = (content: DocNode): DocNode => ({
  type: "form",
  attrs: { key: "b/t", kind: "table" },
  content: [
    {
      ...{ type: "row", attrs: { id: "r", stand: "accepted", rank: "" } },
      content: [{ type: "cell", attrs: { column: "c" }, content: [content] }],
    },
  ],
});

describe("files in a document", () => {
  it("are found in prose and in cells, fill a cell, count as a word, and read as their names", () => {
    const whole = doc(image(one), line(attachment(two)), cell(attachment(one, "Б.docx")));
    expect(filesIn(whole).map(({ kind, digest }) => [kind, digest[0]])).toEqual([
      ["image", "1"],
      ["attachment", "2"],
      ["attachment", "1"],
    ]);
    expect(isBlank(line(attachment(one)))).toBe(false);
    expect(countWords(whole)).toBe(3);
    expect(plainText(whole)).toContain("Регламент.pdf");
    expect(documentMarkdown(doc(image(one, { alt: "План" })))).toBe(`![План](sha256:${one})\n`);
    expect(sizeText(1_258_291, "ru")).toBe("1,2\u00a0МБ");
  });

  it("R2: another file is another content, wherever it stands", () => {
    const hashOf = (...content: DocNode[]) => composeRevision("t", contentOf(doc(...content), {})).hash;
    expect(hashOf(image(one))).not.toBe(hashOf(image(two)));
    expect(hashOf(line(attachment(one)))).not.toBe(hashOf(line(attachment(two))));
    expect(hashOf(cell(attachment(one)))).not.toBe(hashOf(cell(attachment(two))));
    expect(hashOf(image(one))).not.toBe(hashOf(image(one, { alt: "План" })));
    expect(hashOf(image(one))).toBe(hashOf(image(one)));
  });

  it("read with their place kept, loaded when they are come to, saved under their name; nothing of a name is markup", () => {
    const html = withAddresses(
      renderDocument(doc(image(one, { alt: '"><script>' }), line(attachment(two, "<b>.pdf"))), {}, "ru"),
      "/files/",
    );
    expect(html).toContain(
      `<img src="/files/${one}" alt="&quot;&gt;&lt;script&gt;" width="640" height="400" loading="lazy" decoding="async">`,
    );
    expect(html).toContain(`<a class="doc-file" href="/files/${two}" download>`);
    expect(html).toContain("<span>&lt;b&gt;.pdf</span> <small>PDF, 1,2\u00a0МБ</small>");
    const written = renderDocument(doc(line({ type: "text", text: 'src="file:abc"' })), {}, "ru");
    expect(withAddresses(written, "/files/")).toBe(written);
  });
});

describe("the redline", () => {
  function render(before: DocNode, after: DocNode): string {
    const content = (node: DocNode) => ({ title: "Блок", notRequired: null, doc: doc(node) });
    return renderRedline(compareContents(content(before), content(after)), { language: "ru", forms: {} });
  }

  it("shows a replaced image as taken out and put in, and another description as a changed property", () => {
    const html = render(image(one), image(two));
    expect(html).toMatch(/<del class="rl-whole">.*file:1+".*<ins class="rl-whole">.*file:2+"/s);
    const described = render(image(one), image(one, { alt: "План" }));
    expect(described).toContain("изменены свойства");
    expect(described).not.toContain("<del");
  });

  it("shows an attachment that came, went, or was replaced, in prose and in a cell", () => {
    const words: DocNode = { type: "text", text: "Порядок работы отдела описан в файле " };
    expect(render(line(words), line(words, attachment(one)))).toMatch(/<ins>.*Регламент\.pdf.*<\/ins>/s);
    expect(render(line(words, attachment(one)), line(words))).toMatch(/<del>.*Регламент\.pdf.*<\/del>/s);
    for (const around of [(file: DocNode) => line(words, file), cell])
      expect(render(around(attachment(one)), around(attachment(two, "Новый.pdf")))).toMatch(
        /<del>.*Регламент\.pdf.*<ins>.*Новый\.pdf/s,
      );
  });
});
