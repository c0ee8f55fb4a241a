/** What editors need to mark vague words: what the project keeps and has switched off; with `?book=1` the content files. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { readProjectWording } from "../../../server/domain/wording/hints.ts";
import { pageData } from "../../request.ts";

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.wording", args, async ({ ground, actor, projectId, request }) => {
    const isBook = new URL(request.url).searchParams.has("book");
    return Response.json(isBook ? ground.wording.book : await readProjectWording(ground, actor, projectId));
  });
}
