/** What is usual in a short field, fetched when somebody writes in one; with `?rows=block/form` the rows of that table. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { listFieldValues } from "../../../server/domain/requirements/field-values.ts";
import { listRowNames } from "../../../server/domain/requirements/row-names.ts";
import { pageData } from "../../request.ts";

export function loader(args: LoaderFunctionArgs) {
  const form = new URL(args.request.url).searchParams.get("rows");
  return pageData("projects.$projectId.field-values", args, async ({ ground, actor, projectId }) =>
    Response.json(
      form === null
        ? await listFieldValues(ground, actor, projectId)
        : await listRowNames(ground, actor, projectId, form),
    ),
  );
}
