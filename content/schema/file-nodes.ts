/**
 * Files in a document: an image stands among paragraphs, an attachment in a line, in prose and in cells alike. Both name
 * their file by its SHA-256, so that another file is another content of the block (R2), and bear an id of their own,
 * which stays when the file is replaced. Where the bytes are, and who may have them, is no business of documents.
 */
import { mergeAttributes, Node } from "@tiptap/core";
import { attribute, digestText, idText, mediaType, shortText, wholeNumber } from "./attributes.ts";
import { longestSide } from "./files.ts";

/** Far more than any file may have, bytes. */
const mostBytes = 2 ** 40;

const Image = Node.create({
  name: "image",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    id: attribute("id", "", idText),
    digest: attribute("digest", "", digestText),
    name: attribute("name", "", shortText),
    alt: attribute("alt", "", shortText),
    // Known before the image is loaded, so that nothing jumps when it comes.
    width: attribute("width", 0, wholeNumber(0, longestSide)),
    height: attribute("height", 0, wholeNumber(0, longestSide)),
  }),
  parseHTML: () => [{ tag: "figure[data-image]" }],
  renderHTML: ({ HTMLAttributes }) => ["figure", mergeAttributes(HTMLAttributes, { "data-image": "" })],
});

const Attachment = Node.create({
  name: "attachment",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes: () => ({
    id: attribute("id", "", idText),
    digest: attribute("digest", "", digestText),
    name: attribute("name", "", shortText),
    size: attribute("size", 0, wholeNumber(0, mostBytes)),
    type: attribute("type", "", mediaType),
  }),
  parseHTML: () => [{ tag: "span[data-attachment]" }],
  renderHTML: ({ HTMLAttributes }) => ["span", mergeAttributes(HTMLAttributes, { "data-attachment": "" })],
});

/** Nodes of files. */
export const fileNodes = [Image, Attachment];
