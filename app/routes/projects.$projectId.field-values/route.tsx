/** What is usual in the short fields of requirements, fetched when somebody writes in one. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { listFieldValues } from "../../../server/domain/requirements/field-values.ts";
import { pageData } from "../../request.ts";

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.field-values", args, async ({ ground, actor, projectId }) =>
    Response.json(await listFieldValues(ground, actor, projectId)),
  );
}
