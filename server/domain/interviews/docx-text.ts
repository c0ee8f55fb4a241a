/** The words of a Word document, a line a paragraph; of a torn one what can still be unpacked. Runs in a process of its own. */
import { constants, inflateRawSync } from "node:zlib";

/** More than any honest transcript unfolds to, bytes. */
const longest = 64 * 1024 * 1024;
const part = "word/document.xml";

export interface DocxText {
  text: string;
  /** The document broke off. */
  torn: boolean;
}

/** @returns undefined for what is no Word document @throws RangeError when it unfolds into too much */
export function readDocx(bytes: Buffer): DocxText | undefined {
  const packed = findPart(bytes);
  if (!packed) return undefined;
  const xml = packed.method === 0 ? packed.data.toString("utf8") : unpack(packed.data);
  const torn = packed.torn || !xml.includes("</w:body>");
  return { text: paragraphsOf(xml), torn };
}

interface Packed {
  method: number;
  data: Buffer;
  torn: boolean;
}

/** By the list at the end of the file; where that is gone, by what stands in front of the part itself. */
function findPart(bytes: Buffer): Packed | undefined {
  for (let at = bytes.indexOf("PK\x01\x02"); at >= 0; at = bytes.indexOf("PK\x01\x02", at + 4)) {
    if (at + 46 > bytes.length) break;
    const name = bytes.toString("utf8", at + 46, at + 46 + bytes.readUInt16LE(at + 28));
    if (name === part) return packedAt(bytes, bytes.readUInt32LE(at + 42), bytes.readUInt32LE(at + 20), false);
  }
  for (let at = bytes.indexOf("PK\x03\x04"); at >= 0; at = bytes.indexOf("PK\x03\x04", at + 4)) {
    if (at + 30 > bytes.length) break;
    const name = bytes.toString("utf8", at + 30, at + 30 + bytes.readUInt16LE(at + 26));
    if (name === part) return packedAt(bytes, at, bytes.readUInt32LE(at + 18) || bytes.length, true);
  }
  return undefined;
}

function packedAt(bytes: Buffer, at: number, size: number, torn: boolean): Packed | undefined {
  if (at + 30 > bytes.length || bytes.toString("latin1", at, at + 4) !== "PK\x03\x04") return undefined;
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  return { method: bytes.readUInt16LE(at + 8), data: bytes.subarray(from, from + size), torn };
}

/** A broken end gives what stood before it. */
function unpack(data: Buffer): string {
  return inflateRawSync(data, { maxOutputLength: longest, finishFlush: constants.Z_SYNC_FLUSH }).toString("utf8");
}

const entities: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function paragraphsOf(xml: string): string {
  return xml
    .split(/<\/w:p>/)
    .map((paragraph) =>
      [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)|<w:(tab|br)(?: [^>]*)?\/>/g)]
        .map(([, words, gap]) => (gap === "br" ? "\n" : gap ? " " : (words ?? "")))
        .join(""),
    )
    .join("\n")
    .replace(
      /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,4}));/gi,
      (whole, decimal?: string, hex?: string, name?: string) => {
        if (name) return entities[name] ?? whole;
        const code = decimal ? Number(decimal) : Number.parseInt(hex ?? "", 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      },
    );
}
