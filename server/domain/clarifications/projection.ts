/**
 * The one place that makes what an integrator receives of questions (R6): pages, JSON and whatever else is made of this.
 * Its types (outside-shapes.ts) have no identity fields; every id is the company's own; nothing here counts or numbers
 * what others asked and what is not published.
 */
import type { Facts } from "../../db/open.ts";
import type { Clarifications } from "../../db/tender-schema.ts";
import type { Ground } from "../../ground.ts";
import { sha256 } from "../../random.ts";
import type { Actor } from "../command.ts";
import { dayIn } from "../document/due-days.ts";
import { optionalText } from "../fields.ts";
import { calendarOf } from "../calendar/project-calendar.ts";
import { addWorkingDays } from "../calendar/working-days.ts";
import { meantBy, type OutsideReader } from "../tender/outside-reader.ts";
import { admittedReader } from "../tender/projection/terms.ts";
import { allPublications, type Publication } from "../tender/publications.ts";
import { Refusal } from "../refusal.ts";
import { readCategory } from "./categories.ts";
import { ask, withdraw, type NewQuestion } from "./asking.ts";
import type {
  OutsidePlace,
  OutsideQuestions,
  OwnQuestion,
  OwnStanding,
  PublishedQuestion,
  Receipt,
} from "./outside-shapes.ts";
import { placeIn } from "./places.ts";
import { listedBlocks } from "./published-places.ts";

export interface OutsideFilter {
  text?: string | undefined;
  /** By the company's own id. */
  block?: string | undefined;
  category?: string | undefined;
  followed?: boolean | undefined;
  /** What is to be asked about, by the company's own id; the newest publication unless said. */
  publication?: string | undefined;
  /** From 1. */
  page?: number | undefined;
}

const pageSize = 50;

interface Shelf {
  reader: OutsideReader;
  /** The latest first. */
  publications: Publication[];
  titles: Map<string, Map<string, string>>;
}

async function openShelf(q: Facts, reader: OutsideReader): Promise<Shelf> {
  const publications = await allPublications(q, reader.project.id);
  const titles = new Map(
    publications.map((one) => [one.id, new Map(listedBlocks(one).map(({ id, title }) => [id, title]))]),
  );
  return { reader, publications, titles };
}

/** A block that no publication holds is not told: the question stands in general then. */
function placeOf({ blockId, publicationId, place }: Clarifications, shelf: Shelf): OutsidePlace | null {
  if (blockId === null) return null;
  const inOwn = shelf.titles.get(publicationId ?? "");
  const title = inOwn
    ? inOwn.get(blockId)
    : shelf.publications.map(({ id }) => shelf.titles.get(id)?.get(blockId)).find((found) => found !== undefined);
  if (title === undefined) return null;
  return { block: shelf.reader.opaque("block", blockId), title, words: placeIn(place) };
}

function publishedOf(row: Clarifications, shelf: Shelf, follows: ReadonlySet<string>): PublishedQuestion {
  const { id, publicNumber, wording, answer, category, changesSpec, publishedAt } = row;
  return {
    ...{ id: shelf.reader.opaque("question", id), number: publicNumber ?? 0, question: wording, answer, category },
    ...{ where: placeOf(row, shelf), changesSpec: changesSpec === 1, publishedAt: publishedAt ?? "" },
    followed: follows.has(id),
  };
}

/** Being merged shows in nothing until the other answer is out: it would tell that somebody else asked the same. */
function ownOf(row: Clarifications, at: number, answers: ReadonlyMap<string, number>, shelf: Shelf): OwnQuestion {
  const { reader, publications } = shelf;
  const answer = answers.get(row.duplicateOf ?? row.id) ?? null;
  const standing: OwnStanding =
    row.state === "withdrawn"
      ? "withdrawn"
      : answer !== null
        ? "answered"
        : row.state === "submitted"
          ? "received"
          : "in-work";
  const waits = standing === "received" || standing === "in-work";
  const read = publications.find(({ id }) => id === row.publicationId);
  const newer = publications.some(
    ({ number, publishedAt }) => read && number > read.number && publishedAt <= row.receivedAt,
  );
  return {
    ...{ id: reader.opaque("question", row.id), number: at + 1, text: row.original, where: placeOf(row, shelf) },
    ...{ publication: read?.number ?? null, aboutOld: newer, askedAt: row.receivedAt, late: row.isLate === 1 },
    ...{ due: waits ? row.due : null, standing, answer },
    mayWithdraw: waits && row.askedBy === reader.member.accountId,
  };
}

async function ownQuestions(q: Facts, shelf: Shelf): Promise<OwnQuestion[]> {
  const { project, company } = shelf.reader;
  const rows = await q
    .selectFrom("clarifications")
    .selectAll()
    .where("projectId", "=", project.id)
    .where("companyId", "=", company.id)
    .orderBy("number")
    .execute();
  const answered = await q
    .selectFrom("clarifications")
    .select(["id", "publicNumber"])
    .where("projectId", "=", project.id)
    .where("state", "=", "published")
    .execute();
  const answers = new Map(answered.map(({ id, publicNumber }) => [id, publicNumber ?? 0]));
  return rows.map((row, at) => ownOf(row, at, answers, shelf));
}

async function publishedQuestions(q: Facts, shelf: Shelf): Promise<PublishedQuestion[]> {
  const { project, member } = shelf.reader;
  const rows = await q
    .selectFrom("clarifications")
    .selectAll()
    .where("projectId", "=", project.id)
    .where("state", "=", "published")
    .orderBy("publicNumber", "desc")
    .execute();
  const follows = await q
    .selectFrom("clarificationFollows")
    .select("clarificationId")
    .where("projectId", "=", project.id)
    .where("memberId", "=", member.id)
    .execute();
  const followed = new Set(follows.map(({ clarificationId }) => clarificationId));
  return rows.map((row) => publishedOf(row, shelf, followed));
}

function matcherOf({ text, block, category, followed }: OutsideFilter): (one: PublishedQuestion) => boolean {
  const words = optionalText("text", text, 200).toLowerCase();
  const about = readCategory(category);
  const called = /^[оo]?-?(\d+)$/iu.exec(words)?.[1];
  return (one) => {
    if (block && one.where?.block !== block) return false;
    if (about !== "" && one.category !== about) return false;
    if (followed && !one.followed) return false;
    if (words === "" || (called !== undefined && one.number === Number(called))) return true;
    const places = [one.where?.title ?? "", one.where?.words?.words ?? ""];
    return [one.question, one.answer, ...places].some((where) => where.toLowerCase().includes(words));
  };
}

/**
 * What an integrator sees of questions: his company's own, and the published ones that match.
 * @throws Refusal not-found, terms-not-accepted, invalid, too-long
 */
export async function readOutsideQuestions(
  ground: Ground,
  actor: Actor,
  projectId: string,
  filter: OutsideFilter = {},
): Promise<OutsideQuestions> {
  const matches = matcherOf(filter);
  const reader = await admittedReader(ground, actor, projectId);
  const shelf = await openShelf(ground.facts, reader);
  const all = await publishedQuestions(ground.facts, shelf);
  const found = all.filter(matches);
  const pages = Math.max(1, Math.ceil(found.length / pageSize));
  const page = Math.min(Math.max(1, Math.trunc(filter.page ?? 1) || 1), pages);
  const { settings, project } = reader;
  const today = dayIn(project.timeZone, ground.clock.now());
  const [newest] = shelf.publications;
  const meant = filter.publication ? meantBy(reader, "publication", filter.publication, shelf.publications) : newest;
  if (filter.publication && !meant) throw new Refusal("not-found");
  const spoken = new Set(all.map(({ where }) => where?.block));
  return {
    own: (await ownQuestions(ground.facts, shelf)).reverse(),
    published: found.slice((page - 1) * pageSize, page * pageSize),
    ...{ total: found.length, page, pages },
    publication: meant
      ? { id: reader.opaque("publication", meant.id), number: meant.number, isLatest: meant === newest }
      : null,
    blocks: (meant ? listedBlocks(meant) : []).map(({ id, title, section }) => {
      const opaque = reader.opaque("block", id);
      return { id: opaque, title, section, asked: spoken.has(opaque) };
    }),
    questionsUntil: settings.questionsUntil,
    late: settings.questionsUntil !== null && today > settings.questionsUntil,
    due: addWorkingDays(today, settings.answerDays, calendarOf(project)),
    timeZone: project.timeZone,
  };
}

/**
 * Follows a published question, or no longer; it is the reader's own affair and journalled nowhere.
 * @param said the id by which his company knows it @throws Refusal not-found, terms-not-accepted
 */
export async function followQuestion(
  ground: Ground,
  actor: Actor,
  projectId: string,
  said: string,
  follow: boolean,
): Promise<void> {
  const { facts } = ground;
  const reader = await admittedReader(ground, actor, projectId);
  const published = await facts
    .selectFrom("clarifications")
    .select("id")
    .where("projectId", "=", projectId)
    .where("state", "=", "published")
    .execute();
  const meant = meantBy(reader, "question", said, published);
  if (!meant) throw new Refusal("not-found");
  const row = { projectId, clarificationId: meant.id, memberId: reader.member.id };
  if (follow)
    await facts
      .insertInto("clarificationFollows")
      .values(row)
      .onConflict((on) => on.doNothing())
      .execute();
  else
    await facts
      .deleteFrom("clarificationFollows")
      .where("projectId", "=", projectId)
      .where("clarificationId", "=", meant.id)
      .where("memberId", "=", reader.member.id)
      .execute();
}

/**
 * Asks for an integrator, who is told no more than whether it is late and until when it is to be answered.
 * @throws Refusal as `ask` does
 */
export async function askOutside(
  ground: Ground,
  actor: Actor,
  projectId: string,
  given: NewQuestion,
): Promise<Receipt> {
  const { isLate, due } = await ask(ground, actor, projectId, given);
  return { late: isLate === 1, due };
}

/**
 * The key of a question that a form sends: the same words from the same form are one question, also when a button is
 * pressed twice without scripts. It rests on nothing random, of which the number could tell what others do (R6).
 * @param seen how many questions of one's own the form knew of
 */
export function formKey(seen: string, text: string): string {
  return sha256(JSON.stringify([seen, text]));
}

/** Takes one's own question back. @throws Refusal as `withdraw` does */
export function withdrawOutside(ground: Ground, actor: Actor, projectId: string, said: string): Promise<void> {
  return withdraw(ground, actor, projectId, said);
}
