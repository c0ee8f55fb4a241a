/** What the page of one question reads: the question in words of the reader, and what its forms offer to choose. */
import { readQuestion, readQuestions, isOpen } from "../../../server/domain/clarifications/reading.ts";
import { listExpertLinks, type ShownLink } from "../../../server/domain/clarifications/expert-links.ts";
import { listThreads } from "../../../server/domain/discussion/thread-list.ts";
import { readMembers } from "../../../server/domain/members/member-list.ts";
import { may } from "../../../server/domain/people.ts";
import { dayAndTime, plainDay, shortDate, type Calendar } from "../../i18n/format.ts";
import { readProject } from "../../project/read-project.ts";
import { calendarOf, type SignedInVisit } from "../../request.ts";

/** How much of a discussion's words, or of another question, a choice shows, characters. */
const shown = 70;

/** How many discussions, the latest first, are offered to be linked. */
const offered = 100;

const beginning = (words: string) => (words.length > shown ? `${words.slice(0, shown).trimEnd()}…` : words);

/** @throws Refusal not-found */
export async function readQuestionPage(visit: SignedInVisit) {
  const { ground, actor, projectId, params, context } = visit;
  const project = await readProject(visit);
  const page = await readQuestion(ground, actor, projectId, params.questionId ?? "");
  const calendar = calendarOf(context, project.timeZone);
  const { question } = page;
  const at = (moment: string | null) => (moment === null ? "" : dayAndTime(moment, calendar));
  const works = page.leads && isOpen(question);
  return {
    ...page,
    draftedAt: at(page.draftedAt),
    words: {
      received: at(question.receivedAt),
      due: plainDay(question.due, calendar),
      published: at(question.publishedAt),
    },
    experts: works ? await expertsOf(visit) : [],
    threads: works ? await threadsOf(visit, calendar) : [],
    links: page.leads
      ? (await listExpertLinks(ground, actor, projectId, question.id)).map(linkOf(ground.clock.now(), calendar))
      : [],
    others: works ? await othersOf(visit, question.id) : [],
  };
}

async function expertsOf({ ground, projectId }: SignedInVisit) {
  const members = await readMembers(ground.facts, projectId);
  return members
    .filter(({ role }) => may(role, "clarification.answer"))
    .map(({ id, name, position }) => ({ value: id, label: [name, position].filter(Boolean).join(", ") }));
}

async function threadsOf({ ground, actor, projectId }: SignedInVisit, calendar: Calendar) {
  const { threads } = await listThreads(ground, actor, projectId, { state: "all" }, { limit: offered });
  const blocks = await ground.facts
    .selectFrom("blocks")
    .select(["id", "title"])
    .where("projectId", "=", projectId)
    .execute();
  const titles = new Map(blocks.map(({ id, title }) => [id, title]));
  return threads.map(({ id, blockId, quote, openedAt }) => ({
    ...{ id, blockId, block: titles.get(blockId) ?? "", quote: beginning(quote), at: shortDate(openedAt, calendar) },
  }));
}

export interface LinkRow extends Pick<ShownLink, "id" | "name" | "email"> {
  standing: "waiting" | "answered" | "revoked" | "lapsed";
  until: string;
}

function linkOf(now: Date, calendar: Calendar) {
  return ({ id, name, email, expiresAt, answeredAt, revokedAt }: ShownLink): LinkRow => {
    const lapsed = expiresAt <= now.toISOString();
    const standing = answeredAt ? "answered" : revokedAt ? "revoked" : lapsed ? "lapsed" : "waiting";
    return { id, name, email, standing, until: shortDate(expiresAt, calendar) };
  };
}

/** Questions that this one may be merged into. */
async function othersOf({ ground, actor, projectId }: SignedInVisit, id: string) {
  return (await readQuestions(ground, actor, projectId))
    .filter((other) => other.id !== id && (isOpen(other) || other.state === "published"))
    .reverse()
    .map((other) => ({
      ...{ id: other.id, number: other.number, words: beginning(other.wording || (other.original ?? "")) },
    }));
}
