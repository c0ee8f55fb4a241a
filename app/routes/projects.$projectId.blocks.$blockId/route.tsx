/** One block's panel data, fetched when the reader comes to the block. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { readBlockDetails } from "../../project/block-details.ts";
import { pageData } from "../../request.ts";

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.blocks.$blockId", args, async ({ ground, actor, context, params, projectId }) =>
    Response.json(await readBlockDetails({ ground, actor, context, projectId, blockId: params.blockId ?? "" })),
  );
}
