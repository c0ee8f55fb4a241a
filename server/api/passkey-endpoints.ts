/** My passkeys in the JSON API: they confirm signatures, so that a personal token alone neither adds nor removes one. */
import { addPasskey, beginPasskey, listPasskeys, removePasskey } from "../domain/accounts/passkeys.ts";
import { endpoint } from "./endpoint.ts";
import * as shapes from "./passkey-shapes.ts";

export const passkeyEndpoints = [
  endpoint({
    method: "get",
    path: "/passkeys",
    summary: "My passkeys, the newest first",
    policy: "account.own",
    status: 200,
    answer: shapes.passkeyList,
    handle: async ({ ground, actor }) => ({ passkeys: await listPasskeys(ground, actor) }),
  }),
  endpoint({
    method: "post",
    path: "/passkey-challenges",
    summary: "What my device is to answer so that a passkey is added, once and within five minutes",
    policy: "account.own",
    sessionOnly: true,
    body: shapes.newChallenge,
    status: 201,
    answer: shapes.creationOptions,
    handle: async ({ ground, actor, body }) => {
      const { rp, ...options } = await beginPasskey(ground, actor, body);
      return { ...options, rp: { ...rp, id: rp.id! } };
    },
  }),
  endpoint({
    method: "post",
    path: "/passkeys",
    summary: "Adds the passkey that my device has made",
    policy: "account.own",
    sessionOnly: true,
    body: shapes.newPasskey,
    status: 201,
    answer: shapes.passkey,
    handle: ({ ground, actor, body }) => addPasskey(ground, actor, body),
  }),
  endpoint({
    method: "post",
    path: "/passkeys/:id/removal",
    summary: "Removes a passkey of mine",
    policy: "account.own",
    sessionOnly: true,
    body: shapes.passkeyRemoval,
    status: 204,
    answer: null,
    handle: ({ ground, actor, params, body }) => removePasskey(ground, actor, { id: params.id!, ...body }),
  }),
];
