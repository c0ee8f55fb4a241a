/** The redline of one block between two approved versions, fetched by their page one after another. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { compareVersionBlock } from "../../../server/domain/changes/comparison/version-comparison.ts";
import { pageData } from "../../request.ts";

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.versions_.compare_.$blockId", args, async (visit) => {
    const { ground, actor, context, projectId, params, request } = visit;
    const asked = new URL(request.url).searchParams;
    const span = { from: asked.get("from") ?? undefined, to: asked.get("to") ?? undefined };
    const blockId = params.blockId ?? "";
    return Response.json(await compareVersionBlock(ground, actor, projectId, span, blockId, context.language));
  });
}
