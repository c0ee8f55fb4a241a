/** What the command palette shows, fetched when it is opened and as words are typed: `?project=id&q=words`. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { pageData } from "../../request.ts";
import { readFound, readStart } from "./queries.ts";

export function loader(args: LoaderFunctionArgs) {
  return pageData("palette", args, async (visit) => {
    const typed = new URL(visit.request.url).searchParams.get("q");
    return Response.json(typed === null ? await readStart(visit) : await readFound(visit, typed));
  });
}
