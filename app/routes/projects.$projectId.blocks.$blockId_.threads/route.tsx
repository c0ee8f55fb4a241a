/** The discussions of one block, fetched when the reader comes to it: `?show=open`. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { pageData } from "../../request.ts";
import { readTalk } from "../../talk/shown-threads.ts";
import { showOf } from "../../talk/shows.ts";

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.blocks.$blockId_.threads", args, async (visit) => {
    const show = showOf(new URL(visit.request.url).searchParams.get("show"));
    return Response.json(await readTalk(visit, show, { blockId: visit.params.blockId ?? "" }));
  });
}
