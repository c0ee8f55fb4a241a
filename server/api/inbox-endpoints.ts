/** The inbox and one's own profile in the JSON API. */
import { changeProfile } from "../domain/accounts/profile.ts";
import { getActiveAccount } from "../domain/accounts/accounts.ts";
import type { Actor } from "../domain/command.ts";
import { inboxKinds } from "../domain/inbox/kinds.ts";
import { markAllRead, markItemsRead } from "../domain/inbox/marking.ts";
import { countUnread, listInbox } from "../domain/inbox/reading.ts";
import { changeRhythm, readRhythm } from "../domain/inbox/rhythm.ts";
import type { Ground } from "../ground.ts";
import { endpoint } from "./endpoint.ts";
import * as shapes from "./inbox-shapes.ts";

async function profileAnswer(ground: Ground, actor: Actor) {
  const { id, email, name, position, company, language, theme } = await getActiveAccount(ground.facts, actor.accountId);
  return { id, email, name, position, company, language, theme, digest: await readRhythm(ground, actor) };
}

const oneOfTheKinds = `One of ${inboxKinds.join(", ")}`;

export const inboxEndpoints = [
  endpoint({
    method: "get",
    path: "/inbox",
    summary: "What is new to you or waits for you in all your projects; what is unread comes first",
    policy: "account.own",
    query: {
      kind: oneOfTheKinds,
      unread: "`true`: only what is unread",
      page: "From 1; a page holds fifty things",
    },
    status: 200,
    answer: shapes.inbox,
    handle: async ({ ground, actor, query }) => {
      const filter = { kind: query.kind, unread: query.unread === "true" || query.unread === "1" };
      const { items, ...rest } = await listInbox(ground, actor, { ...filter, page: Number(query.page) || 1 });
      return {
        ...rest,
        items: items.map(({ projectId: project, blockId: block, threadId: thread, timeZone: _, ...item }) => ({
          ...{ ...item, project, block, thread },
        })),
      };
    },
  }),
  endpoint({
    method: "post",
    path: "/inbox/read",
    summary: "Marks things of your inbox as read, or all of it",
    policy: "account.own",
    body: shapes.reading,
    status: 200,
    answer: shapes.unread,
    handle: async ({ ground, actor, body }) => {
      if ("all" in body) await markAllRead(ground, actor, body.before);
      else {
        const refs = body.items.map(({ project: projectId, ...ref }) => ({ projectId, ...ref }));
        await markItemsRead(ground, actor, refs);
      }
      return { unread: await countUnread(ground, actor) };
    },
  }),
  endpoint({
    method: "get",
    path: "/profile",
    summary: "Your own profile, with how often news of the inbox is mailed",
    policy: "account.own",
    status: 200,
    answer: shapes.profile,
    handle: ({ ground, actor }) => profileAnswer(ground, actor),
  }),
  endpoint({
    method: "patch",
    path: "/profile",
    summary: "Changes your own profile",
    policy: "account.own",
    body: shapes.profileChanges,
    status: 200,
    answer: shapes.profile,
    handle: async ({ ground, actor, body: { digest, name: personName, ...fields } }) => {
      const changes = { ...fields, personName };
      if (Object.values(changes).some((value) => value !== undefined)) await changeProfile(ground, actor, changes);
      if (digest !== undefined) await changeRhythm(ground, actor, digest);
      return profileAnswer(ground, actor);
    },
  }),
];
