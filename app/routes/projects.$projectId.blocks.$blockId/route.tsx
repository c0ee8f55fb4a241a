/** One block's panel data, fetched when the reader comes to the block; `?thread=` leads to the document, at that discussion. */
import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { blockAnchor } from "../../project/anchors.ts";
import { readBlockDetails } from "../../project/block-details.ts";
import { pageData } from "../../request.ts";

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.blocks.$blockId", args, async (visit) => {
    const { ground, actor, context, params, projectId, request } = visit;
    const { blockId = "" } = params;
    const thread = new URL(request.url).searchParams.get("thread");
    if (thread === null) return Response.json(await readBlockDetails({ ground, actor, context, projectId, blockId }));
    const asked = new URLSearchParams({ block: blockId, thread });
    return redirect(`/projects/${projectId}?${asked.toString()}#${encodeURIComponent(blockAnchor(blockId))}`);
  });
}
