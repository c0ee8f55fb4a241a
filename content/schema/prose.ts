/**
 * Prose nodes and marks. Tiptap's own, with content that is total: only `*`, so that no merge of two valid edits is
 * invalid, and with a rule for every attribute.
 */
import { Node } from "@tiptap/core";
import { Blockquote } from "@tiptap/extension-blockquote";
import { Bold } from "@tiptap/extension-bold";
import { Code } from "@tiptap/extension-code";
import { HardBreak } from "@tiptap/extension-hard-break";
import { Heading } from "@tiptap/extension-heading";
import { HorizontalRule } from "@tiptap/extension-horizontal-rule";
import { Italic } from "@tiptap/extension-italic";
import { Link } from "@tiptap/extension-link";
import { BulletList, ListItem, OrderedList, TaskItem, TaskList } from "@tiptap/extension-list";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Strike } from "@tiptap/extension-strike";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import { Text } from "@tiptap/extension-text";
import { Underline } from "@tiptap/extension-underline";
import { columnWidths, flag, linkTarget, shortText, wholeNumber } from "./attributes.ts";

/** Levels of headings inside a block; 1 and 2 belong to sections and blocks. */
export const headingLevels = [3, 4, 5] as const;

const Doc = Node.create({ name: "doc", topNode: true, content: "block*" });

const TextHeading = Heading.extend({
  addAttributes() {
    return {
      level: {
        default: 3,
        rendered: false,
        validate: wholeNumber(headingLevels[0], headingLevels[headingLevels.length - 1]!),
      },
    };
  },
}).configure({ levels: [...headingLevels] });

const Ordered = OrderedList.extend({
  content: "listItem*",
  addAttributes() {
    return { start: { default: 1, validate: wholeNumber(0, 1_000_000) } };
  },
});

const Task = TaskItem.extend({
  content: "block*",
  addAttributes() {
    return {
      checked: {
        default: false,
        keepOnSplit: false,
        validate: flag,
        parseHTML: (element: HTMLElement) => element.getAttribute("data-checked") === "true",
        renderHTML: (attributes: Record<string, unknown>) => ({ "data-checked": String(attributes.checked === true) }),
      },
    };
  },
}).configure({ nested: true });

const cellAttributes = () => ({
  colspan: { default: 1, validate: wholeNumber(1, 100) },
  rowspan: { default: 1, validate: wholeNumber(1, 1000) },
  colwidth: { default: null, validate: columnWidths },
});

const SafeLink = Link.extend({
  inclusive: false,
  addAttributes() {
    return {
      href: { default: "", validate: linkTarget },
      title: { default: "", validate: shortText },
    };
  },
}).configure({
  openOnClick: false,
  autolink: true,
  linkOnPaste: true,
  protocols: ["mailto"],
  HTMLAttributes: { rel: "noopener noreferrer nofollow", target: "_blank" },
});

/** Prose nodes and marks, in the order of the schema. */
export const prose = [
  Doc,
  Text,
  Paragraph,
  TextHeading,
  BulletList.extend({ content: "listItem*" }),
  Ordered,
  ListItem.extend({ content: "block*" }),
  TaskList.extend({ content: "taskItem*" }),
  Task,
  Blockquote.extend({ content: "block*" }),
  HorizontalRule,
  HardBreak,
  Table.extend({ content: "tableRow*" }).configure({ resizable: false }),
  TableRow,
  TableCell.extend({ content: "block*", addAttributes: cellAttributes }),
  TableHeader.extend({ content: "block*", addAttributes: cellAttributes }),
  Bold,
  Italic,
  Underline,
  Strike,
  Code.extend({ excludes: "code" }),
  SafeLink,
];
