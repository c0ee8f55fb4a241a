/**
 * The one place that makes what an integrator receives of questions (R6): pages, JSON and whatever else is made of this.
 * Its types have no identity fields; every id is the company's own; nothing here counts or numbers what others asked and
 * what is not published.
 */
import { russia } from "../../../content/calendars/russia.ts";
import type { Facts } from "../../db/open.ts";
import type { Clarifications } from "../../db/tender-schema.ts";
import type { Ground } from "../../ground.ts";
import type { Actor } from "../command.ts";
import { dayIn } from "../document/due-days.ts";
import { optionalText } from "../fields.ts";
import { addWorkingDays } from "../sign-off/working-days.ts";
import { meantBy, type OutsideReader } from "../tender/outside-reader.ts";
import { admittedReader } from "../tender/projection/terms.ts";
import { allPublications, type Publication } from "../tender/publications.ts";
import { Refusal } from "../refusal.ts";
import { readCategory } from "./categories.ts";
import { placeIn, type AskedPlace } from "./places.ts";
import { listedBlocks } from "./published-places.ts";

/** A place as everybody who reads the publication finds it. */
export interface OutsidePlace {
  /** By the company's own id. */
  block: string;
  title: string;
  /** Null for the whole block. */
  words: AskedPlace | null;
}

/** How far one's own question is, in words that tell nothing of the inside or of others. */
export const ownStates = ["received", "in-work", "answered", "withdrawn"] as const;
export type OwnState = (typeof ownStates)[number];

/** A question of the reader's own company. */
export interface OwnQuestion {
  id: string;
  /** From 1 among the company's own. */
  number: number;
  text: string;
  /** Null for a question in general. */
  place: OutsidePlace | null;
  publication: number | null;
  /** A newer publication stood when it was asked. */
  aboutOld: boolean;
  askedAt: string;
  /** YYYY-MM-DD: until when it is to be answered; null when it is settled. */
  due: string | null;
  late: boolean;
  state: OwnState;
  /** The number of the published answer. */
  answer: number | null;
  /** The reader asked it himself, and may withdraw it. */
  mayWithdraw: boolean;
}

/** A published question with its answer: the same words for everybody. */
export interface PublishedQuestion {
  id: string;
  number: number;
  question: string;
  answer: string;
  place: OutsidePlace | null;
  category: string;
  /** The answer changes the specification. */
  changesSpec: boolean;
  publishedAt: string;
  /** The reader follows it. */
  followed: boolean;
}

export interface OutsideFilter {
  text?: string | undefined;
  /** By the company's own id. */
  block?: string | undefined;
  category?: string | undefined;
  followed?: boolean | undefined;
  /** From 1. */
  page?: number | undefined;
}

export interface OutsideQuestions {
  own: OwnQuestion[];
  published: PublishedQuestion[];
  /** How many published ones match. */
  total: number;
  page: number;
  pages: number;
  /** Blocks that may be asked about, of the newest publication; with `asked` those a published question speaks of. */
  blocks: { id: string; title: string; section: string; asked: boolean }[];
  /** YYYY-MM-DD; null for no deadline. */
  questionsUntil: string | null;
  /** The deadline for questions has passed: what is asked now is late. */
  late: boolean;
  /** Until when a question asked today is to be answered, YYYY-MM-DD. */
  due: string;
  /** Something is published, so that it can be asked about. */
  open: boolean;
  timeZone: string;
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
    ...{ place: placeOf(row, shelf), changesSpec: changesSpec === 1, publishedAt: publishedAt ?? "" },
    followed: follows.has(id),
  };
}

/** Being merged shows in nothing until the other answer is out: it would tell that somebody else asked the same. */
function ownOf(row: Clarifications, at: number, answers: ReadonlyMap<string, number>, shelf: Shelf): OwnQuestion {
  const { reader, publications } = shelf;
  const answer = answers.get(row.duplicateOf ?? row.id) ?? null;
  const state: OwnState =
    row.state === "withdrawn"
      ? "withdrawn"
      : answer !== null
        ? "answered"
        : row.state === "submitted"
          ? "received"
          : "in-work";
  const waits = state === "received" || state === "in-work";
  const read = publications.find(({ id }) => id === row.publicationId);
  const newer = publications.some(
    ({ number, publishedAt }) => read && number > read.number && publishedAt <= row.receivedAt,
  );
  return {
    ...{ id: reader.opaque("question", row.id), number: at + 1, text: row.original, place: placeOf(row, shelf) },
    ...{ publication: read?.number ?? null, aboutOld: newer, askedAt: row.receivedAt, late: row.isLate === 1 },
    ...{ due: waits ? row.due : null, state, answer },
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
    if (block && one.place?.block !== block) return false;
    if (about !== "" && one.category !== about) return false;
    if (followed && !one.followed) return false;
    if (words === "" || (called !== undefined && one.number === Number(called))) return true;
    const places = [one.place?.title ?? "", one.place?.words?.words ?? ""];
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
  const newest = shelf.publications[0];
  const spoken = new Set(all.map(({ place }) => place?.block));
  return {
    own: (await ownQuestions(ground.facts, shelf)).reverse(),
    published: found.slice((page - 1) * pageSize, page * pageSize),
    ...{ total: found.length, page, pages },
    blocks: (newest ? listedBlocks(newest) : []).map(({ id, title, section }) => {
      const opaque = reader.opaque("block", id);
      return { id: opaque, title, section, asked: spoken.has(opaque) };
    }),
    questionsUntil: settings.questionsUntil,
    late: settings.questionsUntil !== null && today > settings.questionsUntil,
    due: addWorkingDays(today, settings.answerDays, russia),
    ...{ open: newest !== undefined, timeZone: project.timeZone },
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
  if (follow) await facts.insertInto("clarificationFollows").values(row).onConflict((on) => on.doNothing()).execute();
  else
    await facts
      .deleteFrom("clarificationFollows")
      .where("projectId", "=", projectId)
      .where("clarificationId", "=", meant.id)
      .where("memberId", "=", reader.member.id)
      .execute();
}
