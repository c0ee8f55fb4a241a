/** Sends off what a person typed without a connection and closed the page on, whichever text it was in. */
import { connectText } from "./connection.ts";
import { openTexts } from "./open-texts.ts";
import { findUnsentTexts } from "./unsent-copy.ts";

/** @param epochs of the project's texts by id; what belongs to other texts stays on the device */
export async function deliverUnsent(projectId: string, userId: string, epochs: Map<string, number>): Promise<void> {
  // Without storage in the browser there is nothing to deliver.
  const textIds = await findUnsentTexts(userId).catch(() => []);
  for (const textId of textIds) {
    const epoch = epochs.get(textId);
    if (epoch === undefined || openTexts.has(userId, textId)) continue;
    connectText({ projectId, textId, userId, epoch, writes: true }).deliver();
  }
}
