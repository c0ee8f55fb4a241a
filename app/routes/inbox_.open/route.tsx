/** Where a line of the inbox or of its letter leads: the thing is read from now on, and its place opens. */
import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { openItem } from "../../../server/domain/inbox/marking.ts";
import type { InboxItem } from "../../../server/domain/inbox/reading.ts";
import { blockAnchor } from "../../project/anchors.ts";
import { pageData } from "../../request.ts";
import { threadAnchor } from "../../talk/thread.tsx";
import { signingPath } from "../../signing/signing-path.ts";

/** The address of the place itself. */
function placeOf({ kind, projectId, id, blockId, change, threadId }: InboxItem): string {
  if (kind === "question" || kind === "answer") return `/projects/${projectId}/questions/${id}`;
  if (kind === "confirmation") return `/projects/${projectId}/interviews/${id}`;
  if (blockId === null) return `/projects/${projectId}`;
  if (change !== null) {
    const on = threadId === null ? "" : `?thread=${threadId}#${threadAnchor(threadId)}`;
    return `/projects/${projectId}/changes/${change}${on}`;
  }
  if (kind === "visa") return signingPath(projectId, blockId);
  if (threadId !== null) return `/projects/${projectId}/blocks/${blockId}?thread=${threadId}`;
  return `/projects/${projectId}?block=${blockId}#${blockAnchor(blockId)}`;
}

export function loader(args: LoaderFunctionArgs) {
  return pageData("inbox_.open", args, async ({ ground, actor, request }) => {
    const asked = new URL(request.url).searchParams;
    const [projectId, kind, id] = ["project", "kind", "id"].map((name) => asked.get(name) ?? "");
    // What is no longer there, such as a comment that was deleted, is no error of the one who follows its letter.
    if (!projectId || !kind || !id) return redirect("/inbox");
    const item = await openItem(ground, actor, { projectId, kind, id });
    return redirect(item ? placeOf(item) : "/inbox");
  });
}
