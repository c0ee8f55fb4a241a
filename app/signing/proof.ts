/** What a person needs to prove that it is he who signs, and how he has proved it. */
import { listPasskeys } from "../../server/domain/accounts/passkeys.ts";
import type { ConfirmationWay } from "../../server/domain/sign-off/settings.ts";
import { readSignOffTerms } from "../../server/domain/sign-off/settings.ts";
import { listSigningRules } from "../../server/domain/sign-off/signing-rules.ts";
import type { Signature } from "../../server/domain/sign-off/signing.ts";
import { fullDay } from "../i18n/format.ts";
import { passkeyPlace, type PasskeyPlace } from "../passkeys/place.ts";
import type { Posted, SignedInVisit } from "../request.ts";

export interface ProofAsked {
  /** The person may confirm by the password of his account. */
  byPassword: boolean;
  /** The person may confirm by a code from a letter. */
  byCode: boolean;
  /** Where the project takes passkeys: has he one, and do they work at this address? */
  passkey: { has: boolean; place: PasskeyPlace } | null;
  /** The company's rules that he accepts with this signature; null when there is nothing to accept. */
  rules: { body: string; orderNumber: string; orderDate: string; hash: string } | null;
}

/** @throws Refusal not-found, not-allowed */
export async function readProofAsked({
  ground,
  actor,
  account,
  context,
  projectId,
}: SignedInVisit): Promise<ProofAsked> {
  const { confirmations } = await readSignOffTerms(ground, actor, projectId);
  const takes = (way: ConfirmationWay) => confirmations.includes(way);
  const { wordings, accepted } = await listSigningRules(ground, actor, projectId);
  const [current] = wordings;
  const hasPassword = account.passwordHash !== null;
  return {
    // Where the password is the only way, its field says to whoever has none what to do.
    byPassword: takes("password") && (hasPassword || !takes("code")),
    byCode: takes("code"),
    passkey: takes("passkey")
      ? { has: (await listPasskeys(ground, actor)).length > 0, place: passkeyPlace({ ground, context }) }
      : null,
    rules:
      current && !accepted
        ? {
            ...{ body: current.body, orderNumber: current.orderNumber, hash: current.hash },
            orderDate: fullDay(current.orderDate, context.language),
          }
        : null,
  };
}

/** What the form says of who signs. */
export function signatureOf(posted: Posted): Signature {
  const confirmation = {
    passkey: passkeyOf(posted),
    code: posted.get("code") || undefined,
    password: posted.get("password") || undefined,
  };
  return { confirmation, acceptRules: posted.get("acceptRules") };
}

/** The device's answer that a form carries; what is no JSON is an answer of no device. */
export function passkeyOf(posted: Posted): unknown {
  const given = posted.get("passkey");
  if (given === "") return undefined;
  try {
    return JSON.parse(given);
  } catch {
    return given;
  }
}
