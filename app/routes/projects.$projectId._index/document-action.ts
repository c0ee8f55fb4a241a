/** How the page's own script sends the forms of the document. */
import type { ClientActionFunctionArgs } from "@remix-run/react";
import { answeringInPlace, answeringOffline } from "../../offline.ts";

/** After these the page goes to the block that was made, moved or restored, unless asked to `stay`; after others it never does. */
const leading = new Set(["new-block", "place", "restore"]);

/** What the document's page learns of a form of its own that was done. */
export interface DocumentDone {
  /** What was sent. */
  done: Record<string, string>;
}

/**
 * A page that writes its own HTML anew needs no redirect, which would scroll it away from what the reader is at.
 * @returns DocumentDone, or why it was refused
 */
export async function sendDocumentForm(args: ClientActionFunctionArgs): Promise<unknown> {
  const form = await args.request.clone().formData();
  const leads = leading.has(String(form.get("intent"))) && !form.has("stay");
  if (leads) return answeringOffline(args);
  const sent = [...form].filter((pair): pair is [string, string] => typeof pair[1] === "string");
  const done: DocumentDone = { done: Object.fromEntries(sent) };
  return (await answeringInPlace(args)) ?? done;
}
