/** A project's journal as its leaders read it: the newest first, looked through by person, kind, block and time. */
import { setImmediate as turn } from "node:timers/promises";
import type { ExpressionBuilder, SelectQueryBuilder } from "kysely";
import type { Journal, Schema } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { dayAfter, startOfDay } from "../document/due-days.ts";
import { chainHead } from "../journal.ts";
import {
  dataOf,
  readEntryNames,
  type EntryData,
  type EntryNames,
  type RequirementThing,
  type TextElsewhere,
  type Thing,
} from "./entry-names.ts";
import { kindsOf, type KindGroup } from "./kinds.ts";

/** What the journal is looked through for; nothing given is everything. */
export interface JournalView {
  /** Who did it: an account, or `system`. */
  person?: string | undefined;
  group?: KindGroup | undefined;
  blockId?: string | undefined;
  /** First and last day, YYYY-MM-DD in the project's time zone. */
  from?: string | undefined;
  to?: string | undefined;
  /** Only entries before this number. */
  before?: number | undefined;
}

/** An entry with what it speaks of as it is called now. */
export interface ToldEntry {
  seq: number;
  /** UTC. */
  at: string;
  kind: string;
  /** Who did it; an erased person is an empty name. Nobody: the system by itself. */
  people: string[];
  block: Thing | null;
  section: Thing | null;
  requirement: RequirementThing | null;
  /** Where the text is that it speaks of, if that is no block's. */
  elsewhere: TextElsewhere | null;
  /** The other person it speaks of; empty when there is none, or none any more. */
  person: string;
  data: EntryData;
}

export interface JournalPage {
  entries: ToldEntry[];
  /** Number to go on before; null at the beginning of the journal. */
  next: number | null;
}

/** How many entries a page holds. */
export const pageLength = 50;

type Query = SelectQueryBuilder<Schema, "journal", object>;

/** The newest first. @throws Refusal not-found, not-allowed */
export async function readJournalPage(
  ground: Ground,
  actor: Actor,
  projectId: string,
  view: JournalView,
): Promise<JournalPage> {
  await membership(ground, actor, projectId, "journal.read");
  const all = ground.facts.selectFrom("journal").where("chain", "=", projectId);
  const chosen = await narrow(ground, all, projectId, view);
  const before = view.before ?? (await chainHead(ground.facts, projectId)).seq + 1;
  const rows = await newest(chosen, before, pageLength + 1);
  const shown = rows.slice(0, pageLength);
  const names = await readEntryNames(ground.facts, projectId, shown);
  return {
    entries: shown.map((row) => told(row, names)),
    next: rows.length > pageLength ? shown.at(-1)!.seq : null,
  };
}

/** How many entries are looked through at once: a few milliseconds, in which the server does nothing else. */
const stretch = 5_000;

/** Goes back through the journal until it has found so many. */
async function newest(chosen: Query, before: number, most: number): Promise<Journal[]> {
  const found: Journal[] = [];
  for (let end = before; end > 1 && found.length < most; end -= stretch) {
    const part = chosen.where("seq", "<", end).where("seq", ">=", end - stretch);
    found.push(
      ...(await part
        .selectAll()
        .orderBy("seq", "desc")
        .limit(most - found.length)
        .execute()),
    );
    await turn();
  }
  return found;
}

async function narrow(ground: Ground, all: Query, projectId: string, view: JournalView): Promise<Query> {
  const { person, group, blockId, from, to } = view;
  let chosen = all;
  if (group) chosen = chosen.where("kind", "in", kindsOf[group]);
  if (from ?? to) {
    const { timeZone } = await getZone(ground, projectId);
    if (from) chosen = chosen.where("at", ">=", startOfDay(from, timeZone));
    if (to) chosen = chosen.where("at", "<", startOfDay(dayAfter(to, 1), timeZone));
  }
  if (person) chosen = byPerson(chosen, person);
  return blockId ? byBlock(ground, chosen, projectId, blockId) : chosen;
}

function getZone({ facts }: Ground, projectId: string): Promise<{ timeZone: string }> {
  return facts.selectFrom("projects").select("timeZone").where("id", "=", projectId).executeTakeFirstOrThrow();
}

/** Ids are random and long: one that stands in the data stands there as itself. */
function speaksOf(eb: ExpressionBuilder<Schema, "journal">, words: string) {
  return eb(eb.fn<number>("instr", ["data", eb.val(words)]), ">", 0);
}

/** A revision belongs to those who wrote, whoever caused it to be taken. */
function byPerson(chosen: Query, person: string): Query {
  const hasAuthors = '"authors":["';
  if (person === "system") return chosen.where("actor", "=", "").where((eb) => eb.not(speaksOf(eb, hasAuthors)));
  return chosen.where((eb) =>
    eb.or([
      eb.and([eb("actor", "=", person), eb.not(speaksOf(eb, hasAuthors))]),
      eb.and([eb("kind", "=", "revision.taken"), speaksOf(eb, JSON.stringify(person))]),
    ]),
  );
}

async function byBlock({ facts }: Ground, chosen: Query, projectId: string, blockId: string): Promise<Query> {
  const block = await facts
    .selectFrom("blocks")
    .select("textId")
    .where("projectId", "=", projectId)
    .where("id", "=", blockId)
    .executeTakeFirst();
  const forks = await facts
    .selectFrom("changeTargets")
    .select("textId")
    .where("projectId", "=", projectId)
    .where("blockId", "=", blockId)
    .execute();
  const ids = [blockId, ...(block ? [block.textId] : []), ...forks.map(({ textId }) => textId)];
  return chosen.where((eb) => eb.or([eb("about", "in", ids), ...ids.map((id) => speaksOf(eb, JSON.stringify(id)))]));
}

function told({ seq, at, actor, kind, about, data: text }: Journal, names: EntryNames): ToldEntry {
  const data = dataOf({ data: text });
  const { people, blocks, sections, requirements, elsewhere } = names;
  const find = <T>(known: ReadonlyMap<string, T>, ...ids: unknown[]) =>
    ids.map((id) => known.get(String(id))).find((found) => found !== undefined);
  return {
    ...{ seq, at, kind, data },
    people: doersOf(actor, data).map((id) => people.get(id) ?? ""),
    block: find(blocks, about, data.block, data.text) ?? null,
    section: find(sections, about) ?? null,
    requirement: find(requirements, about) ?? null,
    elsewhere: find(elsewhere, about, data.text) ?? null,
    person: find(people, data.responsible, data.member, data.to, data.signer, about) ?? "",
  };
}

function doersOf(actor: string, { authors }: EntryData): string[] {
  if (Array.isArray(authors) && authors.length > 0) return authors.map(String);
  return actor === "" ? [] : [actor];
}

/** Number and hash of the newest entry: what vouches for all of them. @throws Refusal not-found, not-allowed */
export async function readJournalHead(
  ground: Ground,
  actor: Actor,
  projectId: string,
): Promise<{ seq: number; hash: string }> {
  await membership(ground, actor, projectId, "journal.read");
  return chainHead(ground.facts, projectId);
}

/** Entries as they are chained, from the one after a number on. @throws Refusal not-found, not-allowed */
export async function listEntries(
  ground: Ground,
  actor: Actor,
  projectId: string,
  after: number,
  most: number,
): Promise<Journal[]> {
  await membership(ground, actor, projectId, "journal.read");
  return ground.facts
    .selectFrom("journal")
    .selectAll()
    .where("chain", "=", projectId)
    .where("seq", ">", after)
    .orderBy("seq")
    .limit(most)
    .execute();
}
