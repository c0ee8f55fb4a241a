/** By what the open discussions of a block are found in its text, fetched when the text comes near. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { listThreadMarks } from "../../../server/domain/discussion/thread-marks.ts";
import { pageData } from "../../request.ts";

export function loader(args: LoaderFunctionArgs) {
  return pageData(
    "projects.$projectId.blocks.$blockId_.thread-marks",
    args,
    async ({ ground, actor, projectId, params }) =>
      Response.json(await listThreadMarks(ground, actor, projectId, params.blockId ?? "")),
  );
}
