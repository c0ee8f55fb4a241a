/** Whom the demonstration asked: interviews and questionnaires, with quotes under its requirements. */
import type { DemoInterview, DemoQuestionnaire } from "../../content/demo/field-work-format.ts";
import type { DocNode } from "../../content/schema/document.ts";
import type { Actor } from "../domain/command.ts";
import { dayAfter } from "../domain/document/due-days.ts";
import {
  confirmNotes,
  issueConfirmationLink,
  readConfirmation,
  type Secret,
} from "../domain/interviews/confirmation.ts";
import { linkExcerpt } from "../domain/interviews/excerpt-links.ts";
import { quoteNotes } from "../domain/interviews/excerpts.ts";
import { finishInterview, startInterview } from "../domain/interviews/holding.ts";
import { planInterview } from "../domain/interviews/planning.ts";
import { readAsked } from "../domain/interviews/questionnaires/answering.ts";
import { inviteRespondents } from "../domain/interviews/questionnaires/inviting.ts";
import { makeQuestionnaire } from "../domain/interviews/questionnaires/making.ts";
import { changeQuestions } from "../domain/interviews/questionnaires/questions.ts";
import { sendAnswers } from "../domain/interviews/questionnaires/sending.ts";
import type { Ground } from "../ground.ts";
import { blockOf, type DemoPlace } from "./demo-place.ts";
import type { DemoPeople } from "./demo-talk.ts";

const node = (type: string, text: string, attrs?: Record<string, unknown>): DocNode => ({
  ...{ type, ...(attrs && { attrs }), content: [{ type: "text", text }] },
});

/** Plans an interview, and holds it, quotes it and has it confirmed as far as it is said to be. */
export async function seedInterview(
  ground: Ground,
  place: DemoPlace,
  { by, blocks, place: venue, answers, quotes, confirmed, ...plan }: DemoInterview,
  { accounts, members }: DemoPeople,
): Promise<void> {
  const { projectId } = place;
  const asker = accounts.get(by[0]!)!;
  const { id } = await planInterview(ground, asker, projectId, {
    ...{ ...plan, venue, blocks: blocks.map((key) => blockOf(place, key)) },
    interviewers: by.map((account) => members.get(account)!),
  });
  if (answers.length === 0) return;
  const textId = await startInterview(ground, asker, projectId, id);
  const content = answers.flatMap(({ question, lines }) => [
    node("heading", question, { level: 3 }),
    ...lines.map((line) => node("paragraph", line)),
  ]);
  await ground.texts.edit(textId, { type: "doc", content }, asker.accountId);
  await ground.textFacts.settle(textId);
  await finishInterview(ground, asker, projectId, id);
  await quoteAll(ground, asker, place, id, quotes);
  if (confirmed) await confirm(ground, await issueConfirmationLink(ground, asker, projectId, id, ""), confirmed);
}

async function quoteAll(
  ground: Ground,
  asker: Actor,
  place: DemoPlace,
  interviewId: string,
  quotes: DemoInterview["quotes"],
): Promise<void> {
  const { projectId } = place;
  for (const { quote, kind, tags, requirement, block } of quotes) {
    const excerpt = await quoteNotes(ground, asker, projectId, interviewId, { quote, mark: kind, tags });
    const target = requirement ? { requirement: await codeOf(ground, place, requirement) } : {};
    const where = block ? { blockId: blockOf(place, block) } : {};
    if (requirement || block) await linkExcerpt(ground, asker, projectId, excerpt.id, { ...target, ...where });
  }
}

/** Makes a questionnaire, hands it out, and has those answer who are said to have answered. */
export async function seedQuestionnaire(
  ground: Ground,
  place: DemoPlace,
  { by, blocks, days, questions, respondents, ...told }: DemoQuestionnaire,
  { accounts }: DemoPeople,
): Promise<void> {
  const { projectId } = place;
  const asker = accounts.get(by)!;
  const closesOn = dayAfter(ground.clock.now().toISOString().slice(0, 10), days);
  const about = blocks.map((key) => blockOf(place, key));
  const { id } = await makeQuestionnaire(ground, asker, projectId, { ...told, closesOn, blocks: about });
  await changeQuestions(ground, asker, projectId, id, questions);
  const lines = respondents.map(({ line }) => line).join("\n");
  const links = await inviteRespondents(ground, asker, projectId, id, { lines, origin: "" });
  for (const [at, { answers, consent, quotes }] of respondents.entries()) {
    if (answers.length === 0) continue;
    const secret = secretIn(links[at]!);
    const asked = await readAsked(ground, secret);
    const given = answers.map((answer, which) => ({
      question: asked.questions[which]!.id,
      ...(typeof answer === "string" ? { words: answer } : { chosen: answer }),
    }));
    await sendAnswers(ground, { ...secret, answers: given, consent });
    const { interviewId } = await ground.facts
      .selectFrom("questionnaireRespondents")
      .select("interviewId")
      .where("projectId", "=", projectId)
      .where("id", "=", links[at]!.id)
      .executeTakeFirstOrThrow();
    await quoteAll(ground, asker, place, interviewId!, quotes);
  }
}

/** What a personal link holds. */
function secretIn({ address }: { address: string }): Secret {
  return { token: new URL(address, "http://demo.example").searchParams.get("token") ?? "", address: "demo" };
}

/** The respondent opens his link and answers. */
async function confirm(ground: Ground, link: { address: string }, corrections: Record<string, string>): Promise<void> {
  const secret = secretIn(link);
  const { hash } = await readConfirmation(ground, secret);
  await confirmNotes(ground, { ...secret, hash, corrections });
}

async function codeOf({ facts }: Ground, { projectId }: DemoPlace, statement: string): Promise<string> {
  const { code } = await facts
    .selectFrom("requirementWords as words")
    .innerJoin("requirements", (join) =>
      join.onRef("requirements.projectId", "=", "words.projectId").onRef("requirements.uuid", "=", "words.uuid"),
    )
    .select("requirements.code")
    .where("words.projectId", "=", projectId)
    .where("words.statement", "=", statement)
    .executeTakeFirstOrThrow(() => new Error(`the demonstration has no requirement «${statement}»`));
  return code;
}
