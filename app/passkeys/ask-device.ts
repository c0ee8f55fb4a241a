/** Asks a device for a passkey or for a signature by one. What browsers need for it is loaded when it is first asked. */
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";
import type { SimpleKey } from "../i18n/messages.ts";

/** Why there is no answer, by the sentence that says it. */
export const silence = {
  offline: "form.offline",
  cancelled: "passkey.cancelled",
  known: "passkey.known",
  failed: "passkey.failed",
} as const satisfies Record<string, SimpleKey>;

/** The device's answer as JSON; or the server's sentence why it was not asked; or why it did not answer. */
export type Answered = { passkey: string } | { refusal: string } | { silence: keyof typeof silence };

/** What is going to be signed, as the API takes it. */
export type Subject =
  | { blocks: { block: string; hash: string; decision: string }[] }
  | { version: string }
  | { change: string; verdict: string };

const library = () => import("@simplewebauthn/browser");

/** Has the device make a passkey for the person who is signed in. */
export function makePasskey(proof: { name: string; current: string }): Promise<Answered> {
  return ask<PublicKeyCredentialCreationOptionsJSON>("/api/v1/passkey-challenges", proof, async (optionsJSON) =>
    (await library()).startRegistration({ optionsJSON }),
  );
}

/** Has a device of the person sign what he is going to sign. */
export function signByPasskey(projectId: string, subject: Subject): Promise<Answered> {
  const path = `/api/v1/projects/${projectId}/passkey-challenges`;
  return ask<PublicKeyCredentialRequestOptionsJSON>(path, subject, async (optionsJSON) =>
    (await library()).startAuthentication({ optionsJSON }),
  );
}

/** Ends a request that the person has turned away from. */
export async function stopAsking(): Promise<void> {
  (await library()).WebAuthnAbortService.cancelCeremony();
}

async function ask<Options>(
  path: string,
  body: object,
  answerTo: (options: Options) => Promise<unknown>,
): Promise<Answered> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) }).catch(() => undefined);
  if (!answer) return { silence: "offline" };
  const said: unknown = await answer.json().catch(() => undefined);
  if (!answer.ok) {
    const refusal = (said as { error?: { message?: string } } | undefined)?.error?.message;
    return refusal ? { refusal } : { silence: "failed" };
  }
  try {
    return { passkey: JSON.stringify(await answerTo(said as Options)) };
  } catch (error) {
    return { silence: whySilent(error) };
  }
}

function whySilent(error: unknown): keyof typeof silence {
  const { name } = error as Error;
  if (name === "NotAllowedError" || name === "AbortError") return "cancelled";
  return name === "InvalidStateError" ? "known" : "failed";
}
