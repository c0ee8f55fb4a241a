/** Published questions that may say already what is being asked. */
import { mostLike } from "../../../server/domain/clarifications/similar.ts";
import type { PublishedRow } from "./queries.ts";

/** Fewer characters than this ask nothing yet. */
const least = 8;

export function similarTo(text: string, published: readonly PublishedRow[]): PublishedRow[] {
  return text.trim().length < least ? [] : mostLike(text, published, ({ question, answer }) => `${question} ${answer}`);
}
