/** What may answer a query: the index tells which texts hold its words, the facts which titles, names and codes do. */
import { termsHeld, type Term } from "../../../content/search/words.ts";
import type { Facts } from "../../db/open.ts";
import type { Members } from "../../db/schema.ts";
import { findMatches } from "../../db/search-index.ts";
import type { Ground } from "../../ground.ts";
import type { NumberedBlock } from "../document/numbered-blocks.ts";
import { shownRespondent } from "../interviews/respondents.ts";
import { readMembers } from "../members/member-list.ts";
import { may } from "../people.ts";
import type { HitKind, SearchHit } from "./shapes.ts";

/** Something that may have been found: with which words, and how well. */
export interface Candidate {
  kind: HitKind;
  id: string;
  block: NumberedBlock | null;
  /** What is short enough to be shown whole: a title, a name. */
  title: string;
  code: string;
  held: Set<Term>;
  heldByTitle: number;
  /** How often the words stand in its text, by the length of it. */
  weight: number;
  /** The entry of the index whose text has the words, or the comment. */
  entry: number | null;
  comment: string | null;
  change: SearchHit["change"];
}

type Given = Partial<Candidate> & Pick<Candidate, "kind" | "id">;

function candidate(given: Given, terms: readonly Term[]): Candidate {
  const { title = "", code = "" } = given;
  const byTitle = termsHeld(`${code} ${title}`, terms);
  const usual = { block: null, weight: 0, entry: null, comment: null, change: null };
  return { ...usual, title, code, ...given, held: new Set(byTitle), heldByTitle: byTitle.length };
}

/** Blocks, requirements and discussions; those of the bin are none. */
export async function textCandidates(
  q: Facts,
  projectId: string,
  terms: readonly Term[],
  places: readonly NumberedBlock[],
): Promise<Candidate[]> {
  const blocks = new Map(places.map((place) => [place.id, place]));
  const byText = new Map(places.map((place) => [place.textId, place]));
  const found = new Map<string, Candidate>();
  for (const place of places) {
    const given = { kind: "block" as const, id: place.id, block: place, title: place.title, code: place.number };
    found.set(`block ${place.id}`, candidate(given, terms));
  }
  const threads = new Set<string>();
  for (const term of terms) {
    for (const match of await findMatches(q, projectId, term)) {
      const kind = match.kind === "comment" ? ("thread" as const) : match.kind;
      const id = match.kind === "comment" ? match.within : match.itemId;
      const block = (match.kind === "block" ? blocks.get(id) : byText.get(match.within)) ?? null;
      if (kind !== "thread" && !block) continue;
      if (kind === "thread") threads.add(id);
      const one = found.get(`${kind} ${id}`) ?? candidate({ kind, id, block }, []);
      found.set(`${kind} ${id}`, one);
      if (match.weight > one.weight || one.entry === null) {
        one.entry = match.entry;
        one.comment = match.kind === "comment" ? match.itemId : null;
      }
      one.weight += match.weight;
      one.held.add(term);
    }
  }
  for (const row of await threadsOf(q, projectId, [...threads])) {
    const one = found.get(`thread ${row.id}`)!;
    one.block = blocks.get(row.blockId) ?? null;
    one.change = row.number;
  }
  return [...found.values()].filter(({ block }) => block !== null);
}

function threadsOf(q: Facts, projectId: string, ids: string[]) {
  return q
    .selectFrom("threads")
    .leftJoin("changeRequests", (join) =>
      join
        .onRef("changeRequests.projectId", "=", "threads.projectId")
        .onRef("changeRequests.id", "=", "threads.changeId"),
    )
    .select(["threads.id", "threads.blockId", "changeRequests.number"])
    .where("threads.projectId", "=", projectId)
    .where("threads.id", "in", ids)
    .execute();
}

/** What is found by its title, name or number, as this member may see it. */
export async function titleCandidates(
  ground: Ground,
  member: Members,
  terms: readonly Term[],
  template: string,
): Promise<Candidate[]> {
  const { facts: q } = ground;
  const { projectId } = member;
  const of = <T>(rows: T[], tell: (row: T) => Given) => rows.map((row) => candidate(tell(row), terms));
  const changes = await q
    .selectFrom("changeRequests")
    .select(["number", "title"])
    .where("projectId", "=", projectId)
    .execute();
  const questions = await q
    .selectFrom("clarifications")
    .select(["id", "number", "wording", "original", "expertId"])
    .where("projectId", "=", projectId)
    .execute();
  const interviews = await q
    .selectFrom("interviews")
    .select(["id", "number", "name", "position", "department", "role", "consent"])
    .where("projectId", "=", projectId)
    .execute();
  return [
    ...of(changes, ({ number, title }) => ({ kind: "change", id: String(number), code: `ЗИ-${number}`, title })),
    ...of(questions, ({ id, number, wording, original, expertId }) => {
      // As it was asked it is told to leaders and its expert only.
      const told = may(member.role, "clarification.lead") || expertId === member.id ? original : "";
      return { kind: "question", id, code: `В-${number}`, title: wording || told };
    }),
    ...of(interviews, (row) => {
      const { name, roleTitle } = shownRespondent(ground, template, row);
      return {
        kind: "interview",
        id: row.id,
        code: String(row.number),
        title: [name, roleTitle].filter(Boolean).join(", "),
      };
    }),
    ...of(await readMembers(q, projectId), ({ id, name, position }) => ({
      ...{ kind: "person", id, title: position ? `${name}, ${position}` : name },
    })),
  ];
}
