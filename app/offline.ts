/** Forms whose page must stay when the server cannot be reached. */
import { isRouteErrorResponse, type ClientActionFunctionArgs, type ShouldRevalidateFunction } from "@remix-run/react";
import type { FormFailure } from "./ui/field.tsx";

async function typedInto(request: Request): Promise<Record<string, string>> {
  const pairs = [...(await request.formData())].filter((pair): pair is [string, string] => typeof pair[1] === "string");
  return Object.fromEntries(pairs);
}

/** Sends the form to the server; when there is no answer, the form keeps what was typed and says so. */
export async function answeringOffline({ request, serverAction }: ClientActionFunctionArgs): Promise<unknown> {
  const typed = request.clone();
  try {
    return await serverAction();
  } catch (error) {
    if (error instanceof Response || isRouteErrorResponse(error)) throw error;
    // The page has the sentence for this code in its own messages.
    const failure: FormFailure = { error: { code: "offline", message: "" }, values: await typedInto(typed) };
    // Remix 2 loses the status of `data()` here, and `unlessRefused` needs it.
    return Response.json(failure, { status: 503 });
  }
}

/**
 * For every route of the page: a form that was refused has changed nothing, so nothing is loaded anew. Loading over a
 * broken line would replace the page by an error.
 */
export const unlessRefused: ShouldRevalidateFunction = ({ actionStatus = 200, defaultShouldRevalidate }) =>
  actionStatus < 400 && defaultShouldRevalidate;
