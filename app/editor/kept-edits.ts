/** Sends edits that a text does not take any more to the server, where they wait for their author's decision (R5). */
import { toBase64 } from "lib0/buffer";
import type { KeptEdits } from "../../server/db/schema.ts";

export interface Unaccepted {
  projectId: string;
  textId: string;
  /** The epoch the edits were made in. */
  epoch: number;
  reason: KeptEdits["reason"];
  /** The Yjs difference; the whole state when the text was replaced. */
  update: Uint8Array;
}

/** @returns the id of the kept edits @throws Error when the server did not take them */
export async function keepEdits(edits: Unaccepted, send: typeof fetch = fetch, origin = ""): Promise<string> {
  const { projectId, textId, update, epoch, reason } = edits;
  const answer = await send(`${origin}/api/v1/projects/${projectId}/texts/${textId}/kept-edits`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ update: toBase64(update), epoch, reason }),
  });
  if (!answer.ok) throw new Error(`edits not kept: ${answer.status}`);
  return ((await answer.json()) as { id: string }).id;
}
