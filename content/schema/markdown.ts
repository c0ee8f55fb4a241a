/** Documents from Markdown (templates, demonstration) and to Markdown (the API). */
import MarkdownIt from "markdown-it";
import { isSafeLink } from "./attributes.ts";
import type { DocNode } from "./document.ts";
import { fileText, isFile } from "./files.ts";

const parser = new MarkdownIt("commonmark").enable(["table", "strikethrough"]);

type Token = ReturnType<typeof parser.parse>[number];

type Mark = { type: string; attrs?: Record<string, unknown> };

/** Reads Markdown into a document: headings, lists, `- [ ]` tasks, quotes, tables, bold, italic, strike, code, links. */
export function parseMarkdown(markdown: string): DocNode {
  const root: DocNode = { type: "doc", content: [] };
  const open: DocNode[] = [root];
  const top = () => open[open.length - 1]!;
  const add = (node: DocNode) => void (top().content ??= []).push(node);
  const enter = (node: DocNode) => {
    add(node);
    open.push(node);
  };
  for (const token of parser.parse(markdown, {})) readBlock(token, { add, enter, leave: () => void open.pop(), top });
  return withTasks(root);
}

interface Cursor {
  add(node: DocNode): void;
  enter(node: DocNode): void;
  leave(): void;
  top(): DocNode;
}

/** Which node each opening token makes. */
const containers: Record<string, (token: Token) => DocNode> = {
  paragraph_open: () => ({ type: "paragraph" }),
  heading_open: (token) => ({
    type: "heading",
    attrs: { level: Math.min(5, Math.max(3, Number(token.tag.slice(1)))) },
  }),
  bullet_list_open: () => ({ type: "bulletList" }),
  ordered_list_open: (token) => ({ type: "orderedList", attrs: { start: Number(token.attrGet("start") ?? 1) } }),
  list_item_open: () => ({ type: "listItem" }),
  blockquote_open: () => ({ type: "blockquote" }),
  table_open: () => ({ type: "table" }),
  tr_open: () => ({ type: "tableRow" }),
};

function readBlock(token: Token, at: Cursor): void {
  const container = containers[token.type];
  if (container) at.enter(container(token));
  else if (token.type === "th_open" || token.type === "td_open") {
    at.enter({ type: token.type === "th_open" ? "tableHeader" : "tableCell" });
    at.enter({ type: "paragraph" });
  } else if (token.type === "th_close" || token.type === "td_close") {
    at.leave();
    at.leave();
  } else if (token.type === "thead_open" || token.type === "tbody_open") return;
  else if (token.type === "thead_close" || token.type === "tbody_close") return;
  else if (token.type.endsWith("_close")) at.leave();
  else if (token.type === "hr") at.add({ type: "horizontalRule" });
  else if (token.type === "inline") readInline(token.children ?? [], at);
  else if (token.type === "fence" || token.type === "code_block")
    at.add({ type: "paragraph", content: [{ type: "text", text: token.content.trim(), marks: [{ type: "code" }] }] });
}

const inlineMarks: Record<string, string> = { strong: "bold", em: "italic", s: "strike" };

function readInline(tokens: Token[], at: Cursor): void {
  const marks: Mark[] = [];
  const text = (value: string, extra: Mark[] = []) => {
    const all = [...marks, ...extra];
    if (value) at.add({ type: "text", text: value, ...(all.length > 0 ? { marks: all } : {}) });
  };
  for (const token of tokens) {
    const name = inlineMarks[token.type.replace(/_(open|close)$/, "")];
    if (token.type === "text") text(token.content);
    else if (token.type === "code_inline") text(token.content, [{ type: "code" }]);
    else if (token.type === "softbreak") text(" ");
    else if (token.type === "hardbreak") at.add({ type: "hardBreak" });
    else if (token.type === "link_open") {
      const href = String(token.attrGet("href") ?? "");
      marks.push({ type: "link", attrs: { href: isSafeLink(href) ? href : "", title: "" } });
    } else if (token.type === "link_close") marks.pop();
    else if (name && token.nesting === 1) marks.push({ type: name });
    else if (name && token.nesting === -1) marks.pop();
  }
}

/** Turns bullet lists whose every item starts with `[ ]` or `[x]` into task lists. */
function withTasks(node: DocNode): DocNode {
  node.content?.forEach(withTasks);
  if (node.type !== "bulletList" || !node.content?.every((item) => taskBox(item))) return node;
  node.type = "taskList";
  for (const item of node.content) {
    const first = taskBox(item)!;
    item.type = "taskItem";
    item.attrs = { checked: /^\[x\]/i.test(first.text!) };
    first.text = first.text!.slice(4);
  }
  return node;
}

function taskBox(item: DocNode): DocNode | undefined {
  const first = item.content?.[0]?.content?.[0];
  return first?.text && /^\[[ x]\] \S/i.test(first.text) ? first : undefined;
}

/**
 * Writes a document as Markdown; forms become tables headed by column keys, requirements become quoted cards, references
 * their ids, files their names.
 */
export function documentMarkdown(doc: DocNode): string {
  return (doc.content ?? []).map((node) => writeBlock(node, "")).join("\n\n") + "\n";
}

function writeBlock(node: DocNode, indent: string): string {
  const blocks = (separator: string) => (node.content ?? []).map((child) => writeBlock(child, indent)).join(separator);
  switch (node.type) {
    case "paragraph":
      return writeLines(node);
    case "heading":
      return `${"#".repeat(Number(node.attrs?.level ?? 3))} ${writeInline(node).replace(/(?=#+\s*$)/, "\\")}`;
    case "bulletList":
      return writeItems(node, indent, () => "- ");
    case "orderedList":
      return writeItems(node, indent, (i) => `${Number(node.attrs?.start ?? 1) + i}. `);
    case "taskList":
      return writeItems(node, indent, (_, item) => (item.attrs?.checked ? "- [x] " : "- [ ] "));
    case "blockquote":
      return blocks("\n\n").replace(/^/gm, "> ");
    case "horizontalRule":
      return "---";
    case "image":
      return `![${fileText(node).replace(special, "\\$&")}](sha256:${String(node.attrs?.digest ?? "")})`;
    case "table":
      return writeTable((node.content ?? []).map((row) => (row.content ?? []).map(cellText)));
    case "form":
      return writeForm(node);
    case "requirement":
      return (node.content ?? [])
        .map((field) => `> **${String(field.attrs?.name)}**: ${writeInline(field)}`)
        .join("\n");
    default:
      return blocks("\n\n");
  }
}

function writeItems(list: DocNode, indent: string, marker: (index: number, item: DocNode) => string): string {
  return (list.content ?? [])
    .map((item, i) => {
      const lead = marker(i, item);
      const inner = (item.content ?? []).map((child) => writeBlock(child, indent)).join("\n");
      return lead + inner.replace(/\n/g, `\n${" ".repeat(lead.length)}`);
    })
    .join("\n");
}

function cellText(node: DocNode): string {
  const inline = node.content?.some(
    (child) => child.text !== undefined || ["hardBreak", "reference", "attachment"].includes(child.type),
  );
  const text = inline ? writeInline(node) : (node.content ?? []).map((child) => writeBlock(child, "")).join(" ");
  return text.replace(/\|/g, "\\|").replace(/\s*\n\s*/g, "<br>");
}

function writeForm(form: DocNode): string {
  const rows = (form.content ?? []).filter((row) => row.attrs?.stand !== "struck");
  const keys = [...new Set(rows.flatMap((row) => (row.content ?? []).map((cell) => String(cell.attrs?.column))))];
  if (keys.length === 0) return rows.map((row) => `- ${String(row.attrs?.id)}`).join("\n");
  const lines = rows.map((row) =>
    keys.map((key) => {
      const cell = row.content?.find((candidate) => candidate.attrs?.column === key);
      return cell ? cellText(cell) : "";
    }),
  );
  return writeTable([keys, ...lines]);
}

function writeTable(rows: string[][]): string {
  const width = Math.max(1, ...rows.map((row) => row.length));
  const line = (cells: string[]) => `| ${Array.from({ length: width }, (_, i) => cells[i] ?? "").join(" | ")} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(Array.from({ length: width }, () => "---")), ...body.map(line)].join("\n");
}

/** Characters that Markdown would read as markup wherever they stand; a lone ~ and a lone & are only themselves. */
const special = /[\\`*_[\]<>]|~(?=~)|(?<=~)~|&(?=#?\w+;)/g;

/** What Markdown would read as a heading, a list, a rule or an underline where a line begins. */
const leading = /^([-+#=]|\d+(?=[.)]))(?=\s|$|[.)#=-])/gm;

/** The text of a paragraph: each of its lines must stay a line. */
function writeLines(node: DocNode): string {
  return writeInline(node).replace(leading, (mark) => (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`));
}

function writeInline(node: DocNode): string {
  return (node.content ?? [])
    .map((child) => {
      if (child.type === "hardBreak") return "\\\n";
      if (child.type === "reference") return `#${String(child.attrs?.target)}`;
      if (isFile(child)) return fileText(child).replace(special, "\\$&");
      if (child.text === undefined) return writeInline(child);
      const marks = new Map((child.marks ?? []).map((mark) => [mark.type, mark]));
      let text = marks.has("code") ? `\`${child.text}\`` : child.text.replace(special, "\\$&");
      if (marks.has("bold")) text = `**${text}**`;
      if (marks.has("italic")) text = `*${text}*`;
      if (marks.has("strike")) text = `~~${text}~~`;
      const href = marks.get("link")?.attrs?.href;
      return typeof href === "string" && href !== "" ? `[${text}](${href})` : text;
    })
    .join("");
}
