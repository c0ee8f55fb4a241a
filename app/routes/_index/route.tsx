/** The first page leads on: to the set-up, to signing in, or to the projects. */
import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { isSetUp } from "../../../server/domain/accounts/set-up.ts";
import { pageData } from "../../request.ts";

export function loader(args: LoaderFunctionArgs) {
  return pageData("_index", args, async ({ ground, context }) => {
    if (context.account) throw redirect("/projects");
    throw redirect((await isSetUp(ground)) ? "/sign-in" : "/set-up");
  });
}
