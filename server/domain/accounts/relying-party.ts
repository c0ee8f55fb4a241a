/** What a passkey is bound to: the name of the address people open, which cannot be made of digits. */
import { isIP } from "node:net";
import type { Config } from "../../config.ts";
import { Refusal } from "../refusal.ts";

export interface RelyingParty {
  /** The host of the address, such as `svod.example.com`. */
  id: string;
  /** Pages at these origins may ask for a passkey. */
  origins: string[];
}

/** Undefined where no passkey can be used. */
export function findRelyingParty({ origins }: Pick<Config, "origins">): RelyingParty | undefined {
  const hostOf = (origin: string) => new URL(origin).hostname;
  const [first] = origins;
  if (first === undefined || isIP(hostOf(first).replace(/[[\]]/g, "")) !== 0) return undefined;
  const id = hostOf(first);
  return { id, origins: origins.filter((origin) => hostOf(origin) === id) };
}

/** @throws Refusal passkeys-unavailable */
export function relyingParty(config: Pick<Config, "origins">): RelyingParty {
  const party = findRelyingParty(config);
  if (!party) throw new Refusal("passkeys-unavailable", {}, "passkey");
  return party;
}
