/** How large an image is, and whether it came whole: its frame is read, its pixels are not. */
import type { ImageType } from "./file-types.ts";

/** Pixels. */
export interface ImageShape {
  width: number;
  height: number;
}

/** The sides of an image; undefined when its frame is broken or its end has not come. */
export function imageShape(bytes: Buffer, type: ImageType): ImageShape | undefined {
  try {
    const shape = readers[type](bytes);
    return shape && shape.width > 0 && shape.height > 0 ? shape : undefined;
  } catch (error) {
    // A frame that leads out of the file.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const readers: Record<ImageType, (bytes: Buffer) => ImageShape | undefined> = {
  "image/png": pngShape,
  "image/jpeg": jpegShape,
  "image/gif": gifShape,
  "image/webp": webpShape,
};

/** Chunk after chunk, each with its length, from IHDR to IEND, with pixels between. */
function pngShape(bytes: Buffer): ImageShape | undefined {
  let shape: ImageShape | undefined;
  let hasPixels = false;
  for (let at = 8; at + 12 <= bytes.length; at += bytes.readUInt32BE(at) + 12) {
    const kind = bytes.toString("latin1", at + 4, at + 8);
    if (kind === "IHDR") shape = { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) };
    if (!shape) return undefined;
    hasPixels ||= kind === "IDAT";
    if (kind === "IEND") return hasPixels ? shape : undefined;
  }
  return undefined;
}

/** Markers that stand alone, without a length. */
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
/** Starts of frames: all of 0xC0–0xCF but tables and extensions. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Segment after segment up to the scan; what phones put behind the end of the image is let be. */
function jpegShape(bytes: Buffer): ImageShape | undefined {
  let shape: ImageShape | undefined;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1]!;
    if (marker === 0xff || isBare(marker)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    if (isFrame(marker)) shape = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    if (marker === 0xda) return bytes.indexOf(endOfImage, at) > 0 ? shape : undefined;
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}

const endOfImage = Buffer.from("ffd9", "hex");

/** The screen of the whole, which ends with a trailer. */
function gifShape(bytes: Buffer): ImageShape | undefined {
  const trailer = bytes.lastIndexOf(0x3b);
  return trailer < 13 ? undefined : { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
}

function webpShape(bytes: Buffer): ImageShape | undefined {
  if (bytes.readUInt32LE(4) + 8 > bytes.length) return undefined;
  switch (bytes.toString("latin1", 12, 16)) {
    case "VP8 ":
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
    case "VP8L": {
      const bits = bytes.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case "VP8X":
      return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
    default:
      return undefined;
  }
}
