/**
 * How files go out. Images that are images by their bytes are shown; everything else, SVG and HTML among it, is saved. No
 * answer here is a page: it runs nothing, loads nothing, and is nothing but the type that it is sent as.
 */
import type { Request, Response } from "express";
import { mayBeShown, type SentFile } from "../domain/files/stored-file.ts";

const isolated = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

/** Sends a file, or says that the one the browser has is still it; who asks was judged either way. */
export async function sendFile(request: Request, response: Response, file: SentFile): Promise<void> {
  const tag = `"${file.tag}"`;
  response.set({ "Content-Security-Policy": isolated, "Cache-Control": "private, no-cache", ETag: tag });
  if (request.headers["if-none-match"] === tag) return void response.status(304).end();
  const bytes = await file.bytes();
  response.set({
    "Content-Type": file.type,
    "Content-Disposition": disposition(mayBeShown(bytes) ? "inline" : "attachment", file.name),
  });
  response.send(bytes);
}

/** RFC 6266: the name in UTF-8, and in letters that every browser reads (RFC 5987). */
export function disposition(kind: "inline" | "attachment", name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const exact = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${kind}; filename="${plain}"; filename*=UTF-8''${exact}`;
}
