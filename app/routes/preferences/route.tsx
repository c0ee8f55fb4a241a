/** Language and theme: kept by the browser for visitors, in the profile of those signed in. */
import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { changeProfile } from "../../../server/domain/accounts/profile.ts";
import { localPath } from "../../../server/domain/accounts/sign-in-tokens.ts";
import { preferenceCookies } from "../../preference-cookies.ts";
import { formAction } from "../../request.ts";

export const loader = () => redirect("/");

export function action(args: ActionFunctionArgs) {
  return formAction("preferences", args, async (posted, { ground, context }) => {
    const chosen = {
      language: posted.has("language") ? posted.get("language") : undefined,
      theme: posted.has("theme") ? posted.get("theme") : undefined,
    };
    if (context.account) await changeProfile(ground, { accountId: context.account.id }, chosen);
    for (const cookie of preferenceCookies(chosen, ground.config.secureCookies)) context.setCookie(cookie);
    return redirect(localPath(posted.get("to")));
  });
}
