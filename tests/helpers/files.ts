/** Files for tests: whole images of any size, what only pretends to be one, and a way to attach them. */
import { crc32, deflateSync } from "node:zlib";
import type { DocNode } from "../../content/schema/document.ts";
import type { Uploads } from "../../server/db/file-schema.ts";
import type { Actor } from "../../server/domain/command.ts";
import { takeFile, type Upload } from "../../server/domain/files/uploading.ts";
import type { TestGround } from "./ground.ts";

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A grey PNG; another shade is another file. */
export function pngOf(width: number, height: number, shade = 128): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height, shade);
  for (let row = 0; row < height; row++) rows[row * (width + 1)] = 0;
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    ...[chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))],
  ]);
}

/** The frame of a JPEG, a GIF and a WebP, without pixels worth looking at. */
export const jpegOf = (width: number, height: number): Buffer => {
  const frame = Buffer.from("ffc0000b080000000001011100", "hex");
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const app = Buffer.from("ffe000104a46494600010100000100010000", "hex");
  return Buffer.concat([Buffer.from("ffd8", "hex"), app, frame, Buffer.from("ffda0008010100003f0001ffd9", "hex")]);
};

export const gifOf = (width: number, height: number): Buffer => {
  const screen = Buffer.from("4749463839610000000080000000000000ffffff", "hex");
  screen.writeUInt16LE(width, 6);
  screen.writeUInt16LE(height, 8);
  return Buffer.concat([screen, Buffer.from("2c000000000100010000020244010003b", "hex"), Buffer.from([0x3b])]);
};

export const webpOf = (width: number, height: number): Buffer => {
  const body = Buffer.alloc(18);
  body.write("VP8X", 0, "latin1");
  body.writeUInt32LE(10, 4);
  body.writeUIntLE(width - 1, 12, 3);
  body.writeUIntLE(height - 1, 15, 3);
  const head = Buffer.alloc(12);
  head.write("RIFF", 0, "latin1");
  head.writeUInt32LE(body.length + 4, 4);
  head.write("WEBP", 8, "latin1");
  return Buffer.concat([head, body]);
};

export const html = Buffer.from("<!doctype html><script>alert(document.domain)</script>");
export const svg = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>',
);

async function* pieces(bytes: Buffer, length = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield Promise.resolve(bytes.subarray(at, at + length));
}

/** Attaches bytes as an editor does. */
export function attach(
  ground: TestGround,
  who: Actor,
  { id, textId }: { id: string; textId: string },
  bytes: Buffer,
  given: Partial<Pick<Upload, "kind" | "name" | "replaces" | "announced">> = {},
): Promise<Uploads> {
  const upload = { kind: "attachment" as const, name: "схема.bin", announced: bytes.length, ...given };
  return takeFile(ground, who, id, { textId, bytes: pieces(bytes), ...upload });
}

/** The nodes that a document names them by. */
export const imageNode = ({ attachmentId: id, digest, name, width, height }: Uploads, alt = ""): DocNode => ({
  ...{ type: "image", attrs: { id, digest, name, alt, width, height } },
});

export const attachmentNode = ({ attachmentId: id, digest, name, size, type }: Uploads): DocNode => ({
  ...{ type: "attachment", attrs: { id, digest, name, size, type } },
});
