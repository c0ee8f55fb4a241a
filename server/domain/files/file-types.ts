/** What a file is, as told by its first bytes alone: neither its name nor what a browser says of it counts. */

export const imageTypes = ["image/png", "image/jpeg", "image/gif", "image/webp"] as const;
export type ImageType = (typeof imageTypes)[number];

/** As much of a file as its type is seen from, bytes. */
export const headLength = 512;

const unknown = "application/octet-stream";

const beginnings: [string, Buffer][] = [
  ["image/png", Buffer.from("89504e470d0a1a0a", "hex")],
  ["image/jpeg", Buffer.from("ffd8ff", "hex")],
  ["image/gif", Buffer.from("GIF87a")],
  ["image/gif", Buffer.from("GIF89a")],
  ["application/pdf", Buffer.from("%PDF-")],
  ["application/zip", Buffer.from("504b0304", "hex")],
  ["application/x-cfb", Buffer.from("d0cf11e0a1b11ae1", "hex")],
];

/** The media type of what begins so; what nothing is known of is just bytes. */
export function typeOf(head: Uint8Array): string {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const found = beginnings.find(([, begin]) => bytes.subarray(0, begin.length).equals(begin));
  if (found) return found[0];
  const isWebp = bytes.toString("latin1", 0, 4) === "RIFF" && bytes.toString("latin1", 8, 12) === "WEBP";
  return isWebp ? "image/webp" : unknown;
}

/** One of the images that pages show; everything else is only saved. */
export function isImage(type: string): type is ImageType {
  return (imageTypes as readonly string[]).includes(type);
}

const office = "application/vnd.openxmlformats-officedocument";

/** Endings that promise something of the bytes, and what they promise. */
const promises: Record<string, (type: string) => boolean> = {
  ...{ png: isImage, jpg: isImage, jpeg: isImage, gif: isImage, webp: isImage },
  pdf: (type) => type === "application/pdf",
  ...{ docx: isPackage, xlsx: isPackage, pptx: isPackage, zip: isPackage },
};

function isPackage(type: string): boolean {
  // An office document under a password is a compound file.
  return type === "application/zip" || type === "application/x-cfb";
}

/** More exactly, what a package or a compound file is by its ending. */
const endings: Record<string, string> = {
  docx: `${office}.wordprocessingml.document`,
  xlsx: `${office}.spreadsheetml.sheet`,
  pptx: `${office}.presentationml.presentation`,
  doc: "application/msword",
  xls: "application/vnd.ms-excel",
  ppt: "application/vnd.ms-powerpoint",
};

export function endingOf(name: string): string {
  return (/\.([^.]+)$/.exec(name)?.[1] ?? "").toLowerCase();
}

/** Is the file what its name says? Names that promise nothing are never wrong. */
export function keepsItsPromise(name: string, type: string): boolean {
  const ending = endingOf(name);
  return !Object.hasOwn(promises, ending) || promises[ending]!(type);
}

/** The media type that is kept: of office documents the exact one. */
export function keptType(name: string, type: string): string {
  const ending = endingOf(name);
  return isPackage(type) && Object.hasOwn(endings, ending) ? endings[ending]! : type;
}
