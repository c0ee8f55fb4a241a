/** What devices answer, as browsers send it: read carefully, since anybody may send anything. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";

function isObject(given: unknown): given is Record<string, unknown> {
  return typeof given === "object" && given !== null;
}

/** An answer has an id and these texts in its response; what they say is judged by whoever verifies it. */
function hasTexts(given: unknown, names: readonly string[]): boolean {
  if (!isObject(given) || typeof given.id !== "string" || !isObject(given.response)) return false;
  const { response } = given;
  return names.every((name) => typeof response[name] === "string");
}

/** Is it the answer of a device that made a passkey? */
export function isRegistration(given: unknown): given is RegistrationResponseJSON {
  return hasTexts(given, ["clientDataJSON", "attestationObject"]);
}

/** Is it the answer of a device that signed? */
export function isAssertion(given: unknown): given is AuthenticationResponseJSON {
  return hasTexts(given, ["clientDataJSON", "authenticatorData", "signature"]);
}

/** The challenge an answer speaks of; empty when it speaks of none. */
export function challengeOf({ response }: RegistrationResponseJSON | AuthenticationResponseJSON): string {
  try {
    const said: unknown = JSON.parse(Buffer.from(response.clientDataJSON, "base64url").toString("utf8"));
    return isObject(said) && typeof said.challenge === "string" ? said.challenge : "";
  } catch {
    return "";
  }
}
