/** Sessions, personal tokens, members and invitations in the JSON API. */
import { createToken } from "../domain/accounts/api-tokens.ts";
import { invite } from "../domain/members/invitations.ts";
import { listMembers } from "../domain/members/member-list.ts";
import { addMember, removeMember } from "../domain/members/members.ts";
import { Refusal } from "../domain/refusal.ts";
import { signOut } from "../domain/accounts/sessions.ts";
import { signInWithPassword } from "../domain/accounts/sign-in.ts";
import { endpoint } from "./endpoint.ts";
import * as shapes from "./shapes.ts";

export const peopleEndpoints = [
  endpoint({
    method: "post",
    path: "/session",
    summary: "Signs in; the answer sets the session cookie",
    policy: "anyone",
    body: shapes.credentials,
    status: 200,
    answer: shapes.signedIn,
    handle: async ({ ground, body, client, setCookie }) => {
      const { account, cookie } = await signInWithPassword(ground, { ...body, ...client });
      setCookie(cookie);
      return { account };
    },
  }),
  endpoint({
    method: "delete",
    path: "/session",
    summary: "Signs out",
    policy: "account.own",
    sessionOnly: true,
    status: 204,
    answer: null,
    handle: async ({ ground, actor, sessionId, setCookie }) => setCookie(await signOut(ground, actor, sessionId!)),
  }),
  endpoint({
    method: "post",
    path: "/tokens",
    summary: "Makes a personal token for this API",
    policy: "account.own",
    sessionOnly: true,
    body: shapes.newToken,
    status: 201,
    answer: shapes.token,
    handle: ({ ground, actor, body }) => createToken(ground, actor, body),
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/members",
    summary: "Adds somebody who has an account",
    policy: "member.change",
    body: shapes.newMember,
    status: 201,
    answer: shapes.member,
    handle: async ({ ground, actor, params, body }) => {
      const id = await addMember(ground, actor, params.p!, body);
      const added = (await listMembers(ground, actor, params.p!)).find((member) => member.id === id);
      if (!added) throw new Refusal("not-found");
      return added;
    },
  }),
  endpoint({
    method: "delete",
    path: "/projects/:p/members/:m",
    summary: "Takes a member out of the project",
    policy: "member.change",
    query: { successor: "Id of the member who takes over the blocks" },
    status: 204,
    answer: null,
    handle: ({ ground, actor, params, query }) =>
      removeMember(ground, actor, params.p!, params.m!, query.successor || undefined),
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/invitations",
    summary: "Invites a person by mail or by a link to hand over",
    policy: "member.invite",
    body: shapes.newInvitation,
    status: 201,
    answer: shapes.invitation,
    handle: ({ ground, actor, params, body, origin }) => invite(ground, actor, params.p!, { ...body, origin }),
  }),
];
