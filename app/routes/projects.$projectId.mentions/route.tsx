/** Who refers to a requirement or a block, fetched when somebody asks: `?block=id` or `?requirement=uuid`. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { listBacklinks } from "../../../server/domain/requirements/backlinks.ts";
import { pageData } from "../../request.ts";

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.mentions", args, async ({ ground, actor, projectId, request }) => {
    const { searchParams } = new URL(request.url);
    const block = searchParams.get("block");
    const [kind, id] = block
      ? (["block", block] as const)
      : (["requirement", searchParams.get("requirement") ?? ""] as const);
    return Response.json(await listBacklinks(ground, actor, projectId, kind, id));
  });
}
