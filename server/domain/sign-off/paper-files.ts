/** What a signature on paper is proved by: a scan, or a detached signature file, told apart by their first bytes alone. */
import type { ConfirmedBy } from "../../db/sign-off-schema.ts";
import { Refusal } from "../refusal.ts";

/** The largest file, bytes. */
export const largestPaper = 20 * 1024 * 1024;

/** A form around a file: a file somewhat too large still comes in, so that the form can answer with what was typed. */
export const largestForm = largestPaper + 5 * 1024 * 1024;

/** A file as base64 with the JSON around it. */
export const largestPaperBody = Math.ceil(largestForm / 3) * 4;

interface PaperKind {
  confirmedBy: Extract<ConfirmedBy, "scan" | "signature-file">;
  /** Media type. */
  type: string;
  /** Ending of its name, without the dot. */
  ending: string;
}

const scans: { kind: PaperKind; begins: Buffer }[] = [
  { begins: Buffer.from("%PDF-"), kind: { confirmedBy: "scan", type: "application/pdf", ending: "pdf" } },
  { begins: Buffer.from("89504e470d0a1a0a", "hex"), kind: { confirmedBy: "scan", type: "image/png", ending: "png" } },
  { begins: Buffer.from("ffd8ff", "hex"), kind: { confirmedBy: "scan", type: "image/jpeg", ending: "jpg" } },
];

const signature: PaperKind = { confirmedBy: "signature-file", type: "application/pkcs7-signature", ending: "p7s" };

/** The object identifier of signed data in CMS, as DER writes it (RFC 5652). */
const signedData = Buffer.from("06092a864886f70d010702", "hex");

/** As much of a file as its kind is seen from. */
const headLength = 256;

/** What these bytes are, or undefined when they are nothing that proves a signature. */
export function paperKind(bytes: Uint8Array): PaperKind | undefined {
  const head = Buffer.from(bytes.subarray(0, headLength));
  const scan = scans.find(({ begins }) => head.subarray(0, begins.length).equals(begins));
  return scan?.kind ?? (isSignature(head) ? signature : undefined);
}

/** @throws Refusal file-required, file-empty, file-too-large, file-wrong-type */
export function mustBePaper(bytes: Uint8Array | undefined): PaperKind & { bytes: Uint8Array } {
  if (!bytes) throw new Refusal("file-required", {}, "file");
  if (bytes.length === 0) throw new Refusal("file-empty", {}, "file");
  if (bytes.length > largestPaper) throw new Refusal("file-too-large", { max: largestPaper / 1024 / 1024 }, "file");
  const kind = paperKind(bytes);
  if (!kind) throw new Refusal("file-wrong-type", {}, "file");
  return { ...kind, bytes };
}

/** A CMS signature of any maker: DER, PEM, or the same letters without the armour. It is kept, never judged. */
function isSignature(head: Buffer): boolean {
  if (isSignedData(head)) return true;
  const letters = head.toString("latin1").replace(/^\s*-----BEGIN [A-Z0-9 #]+-----/, "");
  const plain = letters.replace(/\s/g, "");
  return /^[A-Za-z0-9+/=]/.test(plain) && isSignedData(Buffer.from(plain, "base64"));
}

/** A SEQUENCE, whatever way its length is written, that begins with the identifier of signed data. */
function isSignedData(head: Buffer): boolean {
  const [sequence = 0, length = 0] = head;
  if (sequence !== 0x30) return false;
  const at = length > 0x80 ? 2 + (length & 0x7f) : 2;
  return head.subarray(at, at + signedData.length).equals(signedData);
}
