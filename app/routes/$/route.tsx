/** Any address that is no page: an honest 404. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Refusal } from "../../../server/domain/refusal.ts";
import { pageData } from "../../request.ts";

export function loader(args: LoaderFunctionArgs) {
  return pageData("$", args, () => {
    throw new Refusal("not-found");
  });
}

export default function Nowhere() {
  return null;
}
