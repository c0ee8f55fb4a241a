/** Where passkeys work: at the one address whose name they are bound to. */
import { findRelyingParty } from "../../server/domain/accounts/relying-party.ts";
import type { Visit } from "../request.ts";

/** The address is where they do work; null when it has no name at all. */
export type PasskeyPlace = { works: true } | { works: false; address: string | null };

export function passkeyPlace({ ground, context }: Pick<Visit, "ground" | "context">): PasskeyPlace {
  const party = findRelyingParty(ground.config);
  if (party?.origins.includes(context.origin)) return { works: true };
  return { works: false, address: party?.origins[0] ?? null };
}
