/** Quotes: words of the notes taken as evidence, tagged, and taken back. */
import { placeOfLine, type NoteMark } from "../../../content/interviews/notes.ts";
import type { Selected } from "../../../content/schema/anchors.ts";
import type { Excerpts } from "../../db/interview-schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, projectCommand, type Actor, type ProjectCommand } from "../command.ts";
import { limits, oneOf, optionalText, requiredText } from "../fields.ts";
import { Refusal } from "../refusal.ts";
import { wasConfirmed } from "./confirmed-words.ts";
import { excerptOf, heldInterview, interviewOf, nextNumber, tell } from "./interview-rows.ts";
import { maybeQuoted, namesHim } from "./respondents.ts";

export const noteMarks = ["as-is", "to-be", "pain", ""] as const satisfies NoteMark[];

/** How many tags a quote may have, and how long one may be. */
const mostTags = 20;
const tagLength = 60;

/** Words as somebody selects them in the notes. */
export interface NewExcerpt extends Partial<Selected> {
  /** What the quote says; without it what its line is marked as. */
  mark?: string | undefined;
  tags?: string[] | undefined;
}

/**
 * Takes a quote. Nothing is written into the notes.
 * @throws Refusal not-found, not-allowed, interview-not-started, consent-forbids-quoting, quote-names-respondent,
 *   quote-not-found, text-unavailable and those of fields
 */
export async function quoteNotes(
  ground: Ground,
  actor: Actor,
  projectId: string,
  interviewId: string,
  { mark: given, tags = [], quote: words = "", prefix = "", suffix = "", ...hints }: NewExcerpt,
): Promise<Excerpts> {
  await membership(ground, actor, projectId, "interview.conduct");
  const held = await heldInterview(ground.facts, projectId, interviewId);
  requiredText("quote", words, limits.quote);
  const chosen = { kind: "quote" as const, quote: words, prefix, suffix, occurrence: hints.occurrence };
  const anchored = await ground.texts.anchor(held.textId, chosen);
  const { doc } = await ground.texts.read(held.textId);
  return projectCommand(ground, actor, projectId, "interview.conduct", async (command) => {
    const { q, now } = command;
    const interview = await interviewOf(q, projectId, interviewId);
    if (!maybeQuoted(interview)) throw new Refusal("consent-forbids-quoting");
    if (interview.consent !== "name" && namesHim(words, interview.name)) throw new Refusal("quote-names-respondent");
    if (anchored?.anchor.kind !== "quote" || anchored.place.kind !== "quote")
      throw new Refusal("quote-not-found", {}, "quote");
    const found = placeOfLine(doc, anchored.place.from.line);
    const row: Excerpts = {
      ...{ projectId, id: command.id(), interviewId, number: await nextNumber(q, "excerpts", projectId) },
      ...{ question: found.question, quote: words, mark: JSON.stringify(anchored.anchor.mark) },
      kind: given === undefined || given === "" ? found.mark : oneOf("mark", given, noteMarks),
      confirmedAt: (await wasConfirmed(q, interview, found.question, words)) ? now : null,
      ...{ createdBy: actor.accountId, createdAt: now, removedAt: null },
    };
    await q.insertInto("excerpts").values(row).execute();
    const { version, place } = anchored;
    const standing = { version, place: JSON.stringify(place), mark: row.mark };
    await q
      .insertInto("excerptPlaces")
      .values({ projectId, excerptId: row.id, ...standing })
      .execute();
    await writeTags(command, row.id, tags);
    await tell(command, "excerpt.made", interview, { excerpt: row.id });
    return row;
  });
}

async function writeTags({ q, projectId }: ProjectCommand, excerptId: string, given: string[]): Promise<void> {
  const tags = [...new Set(given.map((tag) => optionalText("tags", tag, tagLength).toLowerCase()).filter(Boolean))];
  if (tags.length > mostTags) throw new Refusal("invalid", { fields: "tags" }, "tags");
  await q.deleteFrom("excerptTags").where("projectId", "=", projectId).where("excerptId", "=", excerptId).execute();
  if (tags.length === 0) return;
  const rows = tags.map((tag) => ({ projectId, excerptId, tag }));
  await q.insertInto("excerptTags").values(rows).execute();
}

/** Sets the tags of a quote. @throws Refusal not-found, not-allowed and those of fields */
export function tagExcerpt(
  ground: Ground,
  actor: Actor,
  projectId: string,
  excerptId: string,
  tags: string[],
): Promise<void> {
  return projectCommand(ground, actor, projectId, "interview.conduct", async (command) => {
    const { interviewId } = await excerptOf(command.q, projectId, excerptId);
    await writeTags(command, excerptId, tags);
    const interview = await interviewOf(command.q, projectId, interviewId);
    await tell(command, "excerpt.tagged", interview, { excerpt: excerptId });
  });
}

/** Takes a quote back, and with it its links. @throws Refusal not-found, not-allowed */
export function removeExcerpt(ground: Ground, actor: Actor, projectId: string, excerptId: string): Promise<void> {
  return projectCommand(ground, actor, projectId, "interview.conduct", async (command) => {
    const { q, now } = command;
    const { interviewId } = await excerptOf(q, projectId, excerptId);
    await q.deleteFrom("excerptLinks").where("projectId", "=", projectId).where("excerptId", "=", excerptId).execute();
    await q
      .updateTable("excerpts")
      .set({ removedAt: now })
      .where("projectId", "=", projectId)
      .where("id", "=", excerptId)
      .execute();
    await tell(command, "excerpt.removed", await interviewOf(q, projectId, interviewId), { excerpt: excerptId });
  });
}
