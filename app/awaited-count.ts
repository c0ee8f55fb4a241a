/** How many decisions wait for a person, for the upper line of every page. */
import type { AppLoadContext } from "@remix-run/node";
import { listAwaited } from "../server/domain/sign-off/awaiting.ts";

export async function countAwaited({ ground }: AppLoadContext, accountId: string): Promise<number> {
  return (await listAwaited(ground, { accountId })).length;
}
