/** Quotes as pages and the API show them: with who said it, as far as he let himself be named, and what they are evidence for. */
import type { NoteMark } from "../../../content/interviews/notes.ts";
import type { Mark, Place } from "../../../content/schema/anchors.ts";
import type { InterviewState } from "../../db/interview-schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { placesOfTexts } from "../requirements/requirements.ts";
import { roleInWords, shownRespondent, withoutName, type Respondent } from "./respondents.ts";

export interface ShownLink {
  id: string;
  /** What it is evidence for: a requirement, or a block as a whole. */
  requirement: { uuid: string; code: string } | null;
  /** That block, or the one that the requirement stands in. */
  block: { id: string; number: string; title: string } | null;
  suspect: boolean;
}

export interface ShownExcerpt {
  id: string;
  number: number;
  interview: { id: string; number: number; heldOn: string; state: InterviewState };
  respondent: Respondent;
  question: string;
  quote: string;
  /** What stands around it in its line, by which it is told from equal words; empty where it stands no longer. */
  prefix: string;
  suffix: string;
  kind: NoteMark;
  tags: string[];
  /** The respondent has confirmed these words. */
  confirmed: boolean;
  /** Where it stands in the notes; null when they were changed under it. */
  place: Place | null;
  at: string;
  links: ShownLink[];
}

/** Which quotes are asked for; nothing given is all of them. */
export interface ExcerptFilter {
  interviewId?: string | undefined;
  /** Those that are evidence for this requirement. */
  requirementUuid?: string | undefined;
}

/** Quotes whose respondents let themselves be quoted, in the order they were taken. @throws Refusal not-found, not-allowed */
export async function listExcerpts(
  ground: Ground,
  actor: Actor,
  projectId: string,
  filter: ExcerptFilter = {},
): Promise<ShownExcerpt[]> {
  await membership(ground, actor, projectId, "interview.read");
  const { facts } = ground;
  const { template } = await facts
    .selectFrom("projects")
    .select("template")
    .where("id", "=", projectId)
    .executeTakeFirstOrThrow();
  const rows = await excerptRows(ground, projectId, filter);
  const [links, tags] = await Promise.all([linksIn(ground, projectId), tagsIn(ground, projectId)]);
  return rows.map((row) => {
    const respondent = shownRespondent(ground, template, row);
    const masked = (words: string) =>
      row.consent === "name" ? words : withoutName(words, row.name, `[${roleInWords(respondent.roleTitle)}]`);
    return {
      ...{ id: row.id, number: row.number, kind: row.kind, at: row.createdAt, respondent },
      interview: { id: row.interviewId, number: row.interviewNumber, heldOn: row.heldOn, state: row.state },
      ...{ question: masked(row.question), quote: masked(row.quote), tags: tags.get(row.id) ?? [] },
      ...{ confirmed: row.confirmedAt !== null, place: row.place === null ? null : (JSON.parse(row.place) as Place) },
      ...aroundOf(row.place === null ? null : row.lastMark, masked),
      links: links.get(row.id) ?? [],
    };
  });
}

function aroundOf(mark: string | null, masked: (words: string) => string): Pick<ShownExcerpt, "prefix" | "suffix"> {
  if (mark === null) return { prefix: "", suffix: "" };
  const { prefix, suffix, inLine } = JSON.parse(mark) as Mark;
  const [before, behind] = inLine;
  return { prefix: masked(prefix.slice(prefix.length - before)), suffix: masked(suffix.slice(0, behind)) };
}

function excerptRows({ facts }: Ground, projectId: string, { interviewId, requirementUuid }: ExcerptFilter) {
  return facts
    .selectFrom("excerpts")
    .innerJoin("interviews", (join) =>
      join.onRef("interviews.projectId", "=", "excerpts.projectId").onRef("interviews.id", "=", "excerpts.interviewId"),
    )
    .leftJoin("excerptPlaces", (join) =>
      join
        .onRef("excerptPlaces.projectId", "=", "excerpts.projectId")
        .onRef("excerptPlaces.excerptId", "=", "excerpts.id"),
    )
    .selectAll("excerpts")
    .select(["interviews.number as interviewNumber", "interviews.heldOn", "interviews.state", "interviews.role"])
    .select(["interviews.name", "interviews.position", "interviews.department", "interviews.consent"])
    .select(["excerptPlaces.place", "excerptPlaces.mark as lastMark"])
    .where("excerpts.projectId", "=", projectId)
    .where("excerpts.removedAt", "is", null)
    .where("interviews.consent", "!=", "none")
    .$if(interviewId !== undefined, (rows) => rows.where("excerpts.interviewId", "=", interviewId!))
    .$if(requirementUuid !== undefined, (rows) =>
      rows.where("excerpts.id", "in", (eb) =>
        eb
          .selectFrom("excerptLinks")
          .select("excerptId")
          .where("projectId", "=", projectId)
          .where("requirementUuid", "=", requirementUuid!),
      ),
    )
    .orderBy("excerpts.number")
    .execute();
}

async function linksIn({ facts }: Ground, projectId: string): Promise<Map<string, ShownLink[]>> {
  const rows = await facts
    .selectFrom("excerptLinks")
    .leftJoin("requirements", (join) =>
      join
        .onRef("requirements.projectId", "=", "excerptLinks.projectId")
        .onRef("requirements.uuid", "=", "excerptLinks.requirementUuid"),
    )
    .leftJoin("requirementWords", (join) =>
      join
        .onRef("requirementWords.projectId", "=", "excerptLinks.projectId")
        .onRef("requirementWords.uuid", "=", "excerptLinks.requirementUuid"),
    )
    .selectAll("excerptLinks")
    .select(["requirements.code", "requirementWords.textId"])
    .where("excerptLinks.projectId", "=", projectId)
    .orderBy("excerptLinks.createdAt")
    .orderBy("excerptLinks.id")
    .execute();
  const places = await placesOfTexts(facts, projectId);
  const blocks = new Map([...places.values()].map(({ block }) => [block.id, block]));
  const byExcerpt = new Map<string, ShownLink[]>();
  for (const { id, excerptId, requirementUuid, code, blockId, textId, suspectAt } of rows) {
    const block = blockId === null ? textId && places.get(textId)?.block : blocks.get(blockId);
    const shown: ShownLink = {
      id,
      requirement: requirementUuid !== null && code !== null ? { uuid: requirementUuid, code } : null,
      block: block ? { id: block.id, number: block.number, title: block.title } : null,
      suspect: suspectAt !== null,
    };
    if (shown.requirement || shown.block) byExcerpt.set(excerptId, [...(byExcerpt.get(excerptId) ?? []), shown]);
  }
  return byExcerpt;
}

async function tagsIn({ facts }: Ground, projectId: string): Promise<Map<string, string[]>> {
  const rows = await facts
    .selectFrom("excerptTags")
    .select(["excerptId", "tag"])
    .where("projectId", "=", projectId)
    .orderBy("tag")
    .execute();
  const byExcerpt = new Map<string, string[]>();
  for (const { excerptId, tag } of rows) byExcerpt.set(excerptId, [...(byExcerpt.get(excerptId) ?? []), tag]);
  return byExcerpt;
}
