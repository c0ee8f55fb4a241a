/** Ends this session. */
import { redirect, redirectDocument, type ActionFunctionArgs } from "@remix-run/node";
import { signOut } from "../../../server/domain/accounts/sessions.ts";
import { formAction } from "../../request.ts";

export const loader = () => redirect("/");

export function action(args: ActionFunctionArgs) {
  return formAction("sign-out", args, async (_, { ground, context: { account, sessionId, setCookie } }) => {
    if (account && sessionId) setCookie(await signOut(ground, { accountId: account.id }, sessionId));
    return redirectDocument("/sign-in");
  });
}
