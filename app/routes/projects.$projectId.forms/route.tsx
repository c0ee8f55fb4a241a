/** Definitions of the forms of the project's template, fetched once by the first editor of a page. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { readForms } from "../../../server/domain/document/forms.ts";
import { pageData } from "../../request.ts";

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.forms", args, async ({ ground, actor, projectId }) =>
    Response.json(await readForms(ground, actor, projectId)),
  );
}
