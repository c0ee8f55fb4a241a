/** What waits for a person, counted for the upper line of every page. */
import type { AppLoadContext } from "@remix-run/node";
import { countUnread } from "../server/domain/inbox/reading.ts";
import { isInside } from "../server/domain/members/member-list.ts";
import { listAwaited } from "../server/domain/sign-off/awaiting.ts";
import type { Me } from "./me.ts";

/** How many decisions wait for him, and how much of his inbox he has not read. */
export async function countAwaited(
  { ground }: AppLoadContext,
  accountId: string,
): Promise<Pick<Me, "awaited" | "inbox">> {
  const actor = { accountId };
  if (!(await isInside(ground, actor))) return { awaited: 0, inbox: null };
  const awaited = await listAwaited(ground, actor);
  return { awaited: awaited.length, inbox: await countUnread(ground, actor, awaited) };
}
