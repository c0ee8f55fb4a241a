/** The text of a round as it is read before signing: from the stored bytes of its revision, never from the live text. */
import { countWords } from "../../../content/schema/document.ts";
import { withNames } from "../../../content/schema/names.ts";
import { linesOfText } from "../../../content/schema/quotes.ts";
import type { Language } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { liveBlock } from "../document/live-rows.ts";
import { readNames } from "../document/names.ts";
import { readContent } from "../history/revision-content.ts";
import { revisionBytes } from "../history/revision-comparison.ts";

export interface SignedText {
  title: string;
  /** «Требований нет»: the reason, or null. */
  notRequired: string | null;
  html: string;
  words: number;
  /** As places of remarks name them, see content/schema/quotes.ts. */
  lines: string[];
}

/** @param revision its number @throws Refusal not-found, not-allowed, text-unavailable */
export async function readSignedText(
  ground: Ground,
  actor: Actor,
  projectId: string,
  blockId: string,
  { revision, language }: { revision: number; language: Language },
): Promise<SignedText> {
  await membership(ground, actor, projectId, "sign-off.read");
  const { textId } = await liveBlock(ground.facts, projectId, blockId);
  const bytes = await revisionBytes(ground.facts, projectId, textId, revision);
  const { doc, title, notRequired } = readContent(bytes);
  const html = await ground.texts.stored(textId, bytes, language);
  return {
    ...{ title, notRequired, words: countWords(doc), lines: linesOfText(doc) },
    html: withNames(html, await readNames(ground.facts, projectId), language),
  };
}
