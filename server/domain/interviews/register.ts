/** The register of interviews, and one of them with all that belongs to it. */
import { answersIn, type Answer } from "../../../content/interviews/notes.ts";
import { escapeHtml } from "../../../content/schema/escape.ts";
import type { Interviews, InterviewState } from "../../db/interview-schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { readOutline } from "../document/outline.ts";
import { readGuide } from "./guide.ts";
import { interviewOf } from "./interview-rows.ts";
import { interviewersOf } from "./interviewers.ts";
import { linesNaming } from "./naming.ts";
import { roleInWords, shownRespondent, withoutName, type Respondent } from "./respondents.ts";

export interface InterviewSummary {
  id: string;
  number: number;
  state: InterviewState;
  /** It has begun and is not finished. */
  running: boolean;
  respondent: Respondent;
  heldOn: string;
  heldAt: string;
  place: string;
  goal: string;
  recorded: boolean;
  startedAt: string | null;
  confirmedAt: string | null;
  blocks: { id: string; number: string; title: string }[];
  interviewers: { memberId: string; name: string }[];
  /** How many quotes were taken. */
  excerpts: number;
}

/** Interviews of a project, the latest first. @throws Refusal not-found, not-allowed */
export async function listInterviews(ground: Ground, actor: Actor, projectId: string): Promise<InterviewSummary[]> {
  await membership(ground, actor, projectId, "interview.read");
  const rows = await ground.facts
    .selectFrom("interviews")
    .selectAll()
    .where("projectId", "=", projectId)
    .orderBy("number", "desc")
    .execute();
  return summaries(ground, projectId, rows);
}

async function summaries(ground: Ground, projectId: string, rows: Interviews[]): Promise<InterviewSummary[]> {
  const { facts } = ground;
  const { template } = await facts
    .selectFrom("projects")
    .select("template")
    .where("id", "=", projectId)
    .executeTakeFirstOrThrow();
  const numbered = (await readOutline(facts, projectId)).flatMap((section, at) =>
    section.blocks.map(({ id, title }, place) => ({ id, title, number: `${at + 1}.${place + 1}` })),
  );
  const about = await facts.selectFrom("interviewBlocks").selectAll().where("projectId", "=", projectId).execute();
  const interviewers = await interviewersOf(facts, projectId);
  const counts = await facts
    .selectFrom("excerpts")
    .select((eb) => ["interviewId", eb.fn.countAll<number>().as("count")])
    .where("projectId", "=", projectId)
    .where("removedAt", "is", null)
    .groupBy("interviewId")
    .execute();
  const quoted = new Map(counts.map(({ interviewId, count }) => [interviewId, Number(count)]));
  return rows.map((row) => {
    const { id, number, state, heldOn, heldAt, place, goal, startedAt, confirmedAt } = row;
    const chosen = new Set(about.filter(({ interviewId }) => interviewId === id).map(({ blockId }) => blockId));
    return {
      ...{ id, number, state, heldOn, heldAt, place, goal, startedAt, confirmedAt, recorded: row.isRecorded === 1 },
      running: state === "planned" && row.textId !== null,
      respondent: shownRespondent(ground, template, row),
      blocks: numbered.filter((block) => chosen.has(block.id)),
      interviewers: interviewers
        .filter(({ interviewId }) => interviewId === id)
        .map(({ memberId, name }) => ({ memberId, name })),
      excerpts: row.consent === "none" ? 0 : (quoted.get(id) ?? 0),
    };
  });
}

export interface ShownCorrection {
  id: string;
  answer: number;
  question: string;
  body: string;
  threadId: string;
  /** The discussion of it is resolved. */
  settled: boolean;
}

export interface InterviewReading extends InterviewSummary {
  textId: string | null;
  /** The notes as they are now: questions and answers; empty before the start. */
  answers: Answer[];
  /** In how many lines of the notes the respondent's name stands. */
  naming: number;
  /** The epoch of the notes, 0 before the start. */
  epoch: number;
  guide: { id: string; question: string; blockId: string | null }[];
  /** The link that waits for the respondent. */
  link: { id: string; createdAt: string; expiresAt: string } | null;
  /** What he has confirmed last. */
  confirmation: { hash: string; revision: number; at: string; right: boolean } | null;
  corrections: ShownCorrection[];
}

/** @throws Refusal not-found, not-allowed, text-unavailable */
export async function readInterview(
  ground: Ground,
  actor: Actor,
  projectId: string,
  interviewId: string,
): Promise<InterviewReading> {
  await membership(ground, actor, projectId, "interview.read");
  const row = await interviewOf(ground.facts, projectId, interviewId);
  const [summary] = await summaries(ground, projectId, [row]);
  const text = row.textId === null ? null : await ground.texts.read(row.textId);
  const guide = await readGuide(ground.facts, projectId, interviewId);
  const masked = (words: string) =>
    row.consent === "name" ? words : withoutName(words, row.name, `[${roleInWords(summary!.respondent.roleTitle)}]`);
  return {
    ...{ ...summary!, textId: row.textId, epoch: text?.epoch ?? 0 },
    answers: text
      ? answersIn(text.doc).map(({ lines, question, number }) => ({
          ...{ number, question: masked(question) },
          lines: lines.map((line) => ({ ...line, text: masked(line.text) })),
        }))
      : [],
    naming: text ? linesNaming(text.doc, row.name) : 0,
    guide: guide.map(({ id, question, blockId }) => ({ id, question, blockId })),
    ...(await confirmationsOf(ground, row)),
  };
}

/** Ready HTML of notes for those who may know the respondent by his role only: his name gives way to it. */
export async function namelessHtml(
  ground: Ground,
  projectId: string,
  interviewId: string,
  html: string,
): Promise<string> {
  const row = await interviewOf(ground.facts, projectId, interviewId);
  if (row.consent === "name") return html;
  const [{ respondent }] = (await summaries(ground, projectId, [row])) as [InterviewSummary];
  const instead = `[${escapeHtml(roleInWords(respondent.roleTitle))}]`;
  return html.replace(/(?<=>)[^<]+|^[^<]+/g, (words) => withoutName(words, row.name, instead));
}

async function confirmationsOf({ facts, clock }: Ground, { projectId, id }: Interviews) {
  const links = await facts
    .selectFrom("confirmationLinks")
    .innerJoin("revisions", (join) =>
      join
        .onRef("revisions.projectId", "=", "confirmationLinks.projectId")
        .onRef("revisions.id", "=", "confirmationLinks.revisionId"),
    )
    .selectAll("confirmationLinks")
    .select("revisions.number")
    .where("confirmationLinks.projectId", "=", projectId)
    .where("confirmationLinks.interviewId", "=", id)
    .orderBy("confirmationLinks.createdAt", "desc")
    .execute();
  const now = clock.now().toISOString();
  const waiting = links.find(
    ({ answeredAt, revokedAt, expiresAt }) => answeredAt === null && revokedAt === null && expiresAt > now,
  );
  const answered = links
    .filter(({ answeredAt }) => answeredAt !== null)
    .sort((a, b) => b.answeredAt!.localeCompare(a.answeredAt!))[0];
  const corrections = await facts
    .selectFrom("corrections")
    .innerJoin("threads", (join) =>
      join.onRef("threads.projectId", "=", "corrections.projectId").onRef("threads.id", "=", "corrections.threadId"),
    )
    .innerJoin("confirmationLinks", (join) =>
      join
        .onRef("confirmationLinks.projectId", "=", "corrections.projectId")
        .onRef("confirmationLinks.id", "=", "corrections.linkId"),
    )
    .select(["corrections.id", "corrections.answer", "corrections.question", "corrections.body"])
    .select(["corrections.threadId", "threads.resolvedAt"])
    .where("corrections.projectId", "=", projectId)
    .where("confirmationLinks.interviewId", "=", id)
    .orderBy("confirmationLinks.answeredAt", "desc")
    .orderBy("corrections.answer")
    .execute();
  return {
    link: waiting ? { id: waiting.id, createdAt: waiting.createdAt, expiresAt: waiting.expiresAt } : null,
    confirmation: answered
      ? { hash: answered.hash, revision: answered.number, at: answered.answeredAt!, right: answered.isRight === 1 }
      : null,
    corrections: corrections.map(({ resolvedAt, ...rest }) => ({ ...rest, settled: resolvedAt !== null })),
  };
}
