/** Files in documents as HTML: images in their places, attachments by name. */
import type { DocNode } from "./document.ts";
import { escapeHtml } from "./escape.ts";
import { fileMarks } from "./file-marks.ts";
import { endingOf, fileText, sizeText } from "./files.ts";
import { documentWords } from "./words.ts";

/** An empty place for the address of a file: `withNames` fills it. */
const place = (digest: string) => `file:${escapeHtml(digest)}`;

/** An image for reading: its place is kept until it comes. */
export function imageHtml(node: DocNode, language: "ru" | "en"): string {
  const { digest = "", width = 0, height = 0 } = node.attrs ?? {};
  const words = documentWords[language];
  const alt = escapeHtml(fileText(node) || words.image);
  if (digest === "") return `<figure class="doc-img gone">${words.noFile}</figure>`;
  const sides = Number(width) > 0 && Number(height) > 0 ? ` width="${Number(width)}" height="${Number(height)}"` : "";
  return `<figure class="doc-img"><img src="${place(String(digest))}" alt="${alt}"${sides} loading="lazy" decoding="async"></figure>`;
}

/** A file that is saved, not shown: its sign, its name, what it is and how large. */
export function attachmentHtml(node: DocNode, language: "ru" | "en"): string {
  const { digest = "", name = "", size = 0 } = node.attrs ?? {};
  const words = documentWords[language];
  const title = escapeHtml(String(name) || words.file);
  if (digest === "") return `<span class="doc-file gone">${title}</span>`;
  const told = [endingOf(String(name)), Number(size) > 0 ? sizeText(Number(size), language) : ""].filter(Boolean);
  const sign = `<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="${fileMarks.clip}"/></svg>`;
  const small = told.length > 0 ? ` <small>${escapeHtml(told.join(", "))}</small>` : "";
  return `<a class="doc-file" href="${place(String(digest))}" download>${sign}<span>${title}</span>${small}</a>`;
}
