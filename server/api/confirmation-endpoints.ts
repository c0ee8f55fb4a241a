/** How a project signs, in the JSON API: codes by mail, passkeys, settings, the company's rules of signing. */
import { Refusal } from "../domain/refusal.ts";
import { beginPasskeySignature } from "../domain/sign-off/passkey-signing.ts";
import { configureSignOff, readSignOffTerms } from "../domain/sign-off/settings.ts";
import { sendSigningCode } from "../domain/sign-off/signing-codes.ts";
import { changeSigningRules, listSigningRules } from "../domain/sign-off/signing-rules.ts";
import * as shapes from "./confirmation-shapes.ts";
import { endpoint, type Call } from "./endpoint.ts";
import { requestOptions } from "./passkey-shapes.ts";

async function rulesAnswer({ ground, actor, params }: Pick<Call, "ground" | "actor" | "params">) {
  const { wordings, accepted } = await listSigningRules(ground, actor, params.p!);
  const [current = null, ...earlier] = wordings;
  return { current, accepted, earlier };
}

export const confirmationEndpoints = [
  endpoint({
    method: "post",
    path: "/projects/:p/signing-codes",
    summary: "Mails me a one-time code that confirms a signature; an earlier one stops working",
    policy: "sign-off.give",
    body: shapes.newSigningCode,
    status: 201,
    answer: shapes.signingCode,
    handle: ({ ground, actor, params, body: { version, blocks = [] } }) =>
      sendSigningCode(ground, actor, params.p!, version ? { version } : { blocks }),
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/passkey-challenges",
    summary: "What my device is to sign so that a passkey confirms this signature, once and within five minutes",
    policy: "sign-off.give",
    body: shapes.newPasskeyChallenge,
    status: 201,
    answer: requestOptions,
    handle: async ({ ground, actor, params, body: { version, change, verdict = "", blocks = [] } }) => {
      const seen = blocks.map(({ block: blockId, hash, decision }) => ({ blockId, hash, decision }));
      const covered = change ? { change, verdict } : version ? { version } : { blocks: seen };
      const { rpId, ...options } = await beginPasskeySignature(ground, actor, params.p!, covered);
      return { ...options, rpId: rpId! };
    },
  }),
  endpoint({
    method: "get",
    path: "/projects/:p/sign-off-settings",
    summary: "How the project signs: ways of confirming, deadlines, what silence leads to",
    policy: "project.read",
    status: 200,
    answer: shapes.signOffSettings,
    handle: ({ ground, actor, params }) => readSignOffTerms(ground, actor, params.p!),
  }),
  endpoint({
    method: "put",
    path: "/projects/:p/sign-off-settings",
    summary: "Sets how the project signs",
    policy: "sign-off.configure",
    body: shapes.signOffChoice,
    status: 200,
    answer: shapes.signOffSettings,
    handle: async ({ ground, actor, params, body }) => {
      await configureSignOff(ground, actor, params.p!, body);
      return readSignOffTerms(ground, actor, params.p!);
    },
  }),
  endpoint({
    method: "get",
    path: "/projects/:p/signing-rules",
    summary: "The company's rules of simple electronic signature, in all their wordings",
    policy: "project.read",
    status: 200,
    answer: shapes.signingRules,
    handle: rulesAnswer,
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/signing-rules",
    summary: "Puts a new wording of the rules in force; the earlier ones stay",
    policy: "sign-off.configure",
    body: shapes.newSigningRules,
    status: 201,
    answer: shapes.wording,
    handle: async (call) => {
      await changeSigningRules(call.ground, call.actor, call.params.p!, call.body);
      const { current } = await rulesAnswer(call);
      if (!current) throw new Refusal("not-found");
      return current;
    },
  }),
];
