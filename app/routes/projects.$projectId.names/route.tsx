/** What the ids in texts are called now, fetched by pages whose texts follow along. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { readProjectNames } from "../../../server/domain/document/names.ts";
import { pageData } from "../../request.ts";

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.names", args, async ({ ground, actor, projectId }) =>
    Response.json(await readProjectNames(ground, actor, projectId)),
  );
}
