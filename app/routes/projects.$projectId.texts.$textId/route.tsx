/** One text as ready HTML, for pages reached by a click. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { readTextHtml } from "../../../server/domain/document/text-reading.ts";
import { pageData } from "../../request.ts";

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.texts.$textId", args, async ({ ground, actor, context, params, projectId }) =>
    Response.json(await readTextHtml(ground, actor, projectId, params.textId ?? "", context.language)),
  );
}
