/** Mends what React 18 does to pages that are not in English. */
import { Transform } from "node:stream";

/**
 * React writes a page through a buffer of 2,048 bytes. Where a letter of two bytes does not fit into its end, React 18
 * leaves the last byte empty and sends it, and the reader sees a hole in the word. HTML has no zero bytes of its own.
 */
export function withoutGaps(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk);
    },
  });
}
