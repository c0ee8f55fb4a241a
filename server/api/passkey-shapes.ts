/** Bodies and answers of the JSON API about passkeys; what browsers and devices exchange is in the words of WebAuthn. */
import { z } from "zod";
import { limits } from "../domain/fields.ts";

const id = z.string();
const name = z.string().meta({ maxLength: limits.name });
const moment = z.string().meta({ format: "date-time" });
const current = z.string().meta({ description: "My password." });

/** PublicKeyCredentialRequestOptionsJSON. */
export const requestOptions = z.looseObject({ challenge: z.string(), rpId: z.string() });
/** PublicKeyCredentialCreationOptionsJSON. */
export const creationOptions = z.looseObject({ challenge: z.string(), rp: z.looseObject({ id: z.string() }) });

export const assertion = z
  .looseObject({
    id,
    response: z.looseObject({ clientDataJSON: z.string(), authenticatorData: z.string(), signature: z.string() }),
  })
  .meta({ description: "AuthenticationResponseJSON: what the device answered to a passkey challenge." });
const registration = z
  .looseObject({ id, response: z.looseObject({ clientDataJSON: z.string(), attestationObject: z.string() }) })
  .meta({ description: "RegistrationResponseJSON: what the device answered to a passkey challenge." });

export const newChallenge = z.object({ name, current });
export const newPasskey = z.object({ name, passkey: registration });
export const passkeyRemoval = z.object({ current });

export const passkey = z.object({ id, name: z.string(), createdAt: moment, lastUsedAt: moment.nullable() });
export const passkeyList = z.object({ passkeys: z.array(passkey) });
