/** Randomness, injected so that tests can repeat it. */
import { createHash, randomBytes, randomInt } from "node:crypto";

export interface Random {
  /** A new identifier: 20 characters of [0-9a-z], 100 bits, never sequential. */
  id(): string;
  /** A secret for a link or a cookie: 43 characters, 256 bits, safe in an address. */
  secret(): string;
  /** A code of six digits to be typed by hand. */
  code(): string;
}

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** Randomness from the operating system. */
export const systemRandom: Random = {
  id: () => Array.from(randomBytes(20), (byte) => alphabet[byte & 31]).join(""),
  secret: () => randomBytes(32).toString("base64url"),
  code: () => String(randomInt(1_000_000)).padStart(6, "0"),
};

/** SHA-256 of text or bytes, hex. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
