/** How the page's own script sends the forms of the document. */
import type { ClientActionFunctionArgs } from "@remix-run/react";
import { answeringOffline } from "../../offline.ts";

/** After these the page goes to the block that was made or moved; after all others it stays where it is. */
const leading = new Set(["new-block", "place"]);

/** A page that writes its own HTML anew needs no redirect, which would scroll it away from what the reader is at. */
export async function sendDocumentForm(args: ClientActionFunctionArgs): Promise<unknown> {
  const intent = String((await args.request.clone().formData()).get("intent"));
  try {
    return await answeringOffline(args);
  } catch (answer) {
    const isDone = answer instanceof Response && answer.status >= 300 && answer.status < 400;
    if (isDone && !leading.has(intent)) return null;
    throw answer;
  }
}
