/** The program that reads a transcript in a process of its own: a file comes in, what was understood goes out as JSON. */
import { decodeTranscript, readTranscript, type Transcript } from "../../../content/interviews/transcripts.ts";
import { readDocx } from "./docx-text.ts";

export type ReaderAnswer = { read: Transcript } | { failed: "unreadable" | "too-heavy" };

function read(bytes: Buffer): ReaderAnswer {
  if (bytes.toString("latin1", 0, 2) !== "PK") return { read: readTranscript(decodeTranscript(bytes)) };
  const docx = readDocx(bytes);
  if (!docx) return { failed: "unreadable" };
  const { lines, torn } = readTranscript(docx.text);
  return { read: { lines, torn: torn + (docx.torn ? 1 : 0) } };
}

function answer(bytes: Buffer): ReaderAnswer {
  try {
    return read(bytes);
  } catch (error) {
    return { failed: error instanceof RangeError ? "too-heavy" : "unreadable" };
  }
}

process.once("message", (given: { bytes: string }) => {
  process.send!(answer(Buffer.from(given.bytes, "base64")), () => process.exit(0));
});
process.send!("ready");
