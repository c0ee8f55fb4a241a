/**
 * Search over what the group of a project writes and says. All the words have to be there, in whatever form; the last one
 * may be a beginning. What may not be read is neither found nor counted (R6), nor is a respondent's name (R12).
 */
import { beginningOf, excerptOf, marked } from "../../../content/search/excerpt.ts";
import { readQuery, termsOf, type Term } from "../../../content/search/words.ts";
import type { Facts } from "../../db/open.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { numberedBlocks } from "../document/numbered-blocks.ts";
import { textCandidates, titleCandidates, type Candidate } from "./candidates.ts";
import { hitKinds, type HitKind, type SearchAnswer, type SearchHit } from "./shapes.ts";

export interface Look {
  /** Only what is of this kind. */
  kind?: HitKind | undefined;
  /** How much is left out before what is told. */
  skip?: number;
  most?: number;
  /** At most so much of every kind. */
  each?: number;
}

/** How much is told at once. */
export const partLength = 20;

const advantage: Record<HitKind, number> = {
  ...{ block: 3, requirement: 2, thread: 0, question: 1, change: 1, interview: 0, person: 4 },
};

/** A code that was asked for comes before all, then what is called so, then what speaks of it much. */
function rankOf(
  { kind, heldByTitle, weight, code }: Candidate,
  terms: readonly Term[],
  exact: ReadonlySet<string>,
): number {
  const isExact = exact.has(code) ? 1_000 : 0;
  const isWhole = heldByTitle === terms.length ? 100 : 0;
  return isExact + isWhole + heldByTitle * 10 + Math.min(weight, 50) + advantage[kind];
}

/** @throws Refusal not-found, not-allowed */
export async function searchProject(
  ground: Ground,
  actor: Actor,
  projectId: string,
  typed: string,
  { kind, skip = 0, most = partLength, each = Infinity }: Look = {},
): Promise<SearchAnswer> {
  const member = await membership(ground, actor, projectId, "search.ask");
  const query = readQuery(typed);
  const terms = termsOf(query);
  const counts = Object.fromEntries(hitKinds.map((one) => [one, 0])) as SearchAnswer["counts"];
  if (terms.length === 0) return { query, counts, total: 0, hits: [] };
  // Words that were typed a moment ago are found as well.
  await ground.textFacts.idle();
  const found = await rankedIn(ground, member, terms, query);
  for (const one of found) counts[one.kind]++;
  const chosen = kind === undefined ? found : found.filter((one) => one.kind === kind);
  const told = new Map<HitKind, number>();
  const shown = chosen.filter((one) => {
    told.set(one.kind, (told.get(one.kind) ?? 0) + 1);
    return told.get(one.kind)! <= each;
  });
  const hits = await shownHits(ground.facts, projectId, shown.slice(skip, skip + most), terms);
  return { query, counts, total: chosen.length, hits };
}

async function rankedIn(
  ground: Ground,
  member: Awaited<ReturnType<typeof membership>>,
  terms: readonly Term[],
  query: string,
): Promise<Candidate[]> {
  const { facts: q } = ground;
  const { projectId } = member;
  const { template } = await q
    .selectFrom("projects")
    .select("template")
    .where("id", "=", projectId)
    .executeTakeFirstOrThrow();
  const texts = await textCandidates(q, projectId, terms, await numberedBlocks(q, projectId));
  const titles = await titleCandidates(ground, member, terms, template);
  const found = [...texts, ...titles].filter(({ held }) => held.size === terms.length);
  const exact = await nameExact(q, projectId, found, terms, query);
  return found
    .map((one, at) => ({ one, at, rank: rankOf(one, terms, exact) }))
    .sort((a, b) => b.rank - a.rank || a.at - b.at)
    .map(({ one }) => one);
}

/** Tells requirements their codes where a code is asked for. @returns the codes that are the very one */
async function nameExact(
  q: Facts,
  projectId: string,
  found: readonly Candidate[],
  terms: readonly Term[],
  query: string,
): Promise<ReadonlySet<string>> {
  const exact = new Set([query]);
  const [term] = terms;
  if (!term?.isCode) return exact;
  const codes = await codesOf(q, projectId, idsOf(found, "requirement"));
  for (const one of found) {
    if (one.kind === "requirement") one.code = codes.get(one.id) ?? "";
    const [own] = termsOf(one.code);
    if (own?.isCode && own.stem === term.stem) exact.add(one.code);
  }
  return exact;
}

const idsOf = (found: readonly Candidate[], kind: HitKind) =>
  found.filter((one) => one.kind === kind).map(({ id }) => id);

async function codesOf(q: Facts, projectId: string, uuids: string[]): Promise<Map<string, string>> {
  const rows = await q
    .selectFrom("requirements")
    .select(["uuid", "code"])
    .where("projectId", "=", projectId)
    .where("uuid", "in", uuids)
    .execute();
  return new Map(rows.map(({ uuid, code }) => [uuid, code]));
}

/** What is told of those that were found; their texts are read for these only. */
async function shownHits(
  q: Facts,
  projectId: string,
  found: readonly Candidate[],
  terms: readonly Term[],
): Promise<SearchHit[]> {
  const entries = found.flatMap(({ entry, comment }) => (entry !== null && comment === null ? [entry] : []));
  const bodies = await q
    .selectFrom("searchEntries")
    .select(["entry", "body"])
    .where("projectId", "=", projectId)
    .where("entry", "in", entries)
    .execute();
  const lines = new Map(bodies.map(({ entry, body }) => [entry, body]));
  const said = await commentsOf(
    q,
    projectId,
    found.flatMap(({ comment }) => comment ?? []),
  );
  const codes = await codesOf(q, projectId, idsOf(found, "requirement"));
  return found.map((one) => {
    const { kind, id, change } = one;
    const block = one.block && { id: one.block.id, number: one.block.number, title: one.block.title };
    const usual = { kind, id, block, change, code: kind === "requirement" ? (codes.get(id) ?? "") : one.code };
    const body = lines.get(one.entry ?? 0) ?? "";
    switch (kind) {
      case "requirement": {
        const [statement = "", ...criterion] = body.split("\n");
        return { ...usual, title: marked(statement, terms), excerpt: excerptOf(criterion.join("\n"), terms) };
      }
      case "thread": {
        const comment = said.get(one.comment ?? "");
        const words = comment?.body ?? "";
        const excerpt = excerptOf(words, terms);
        const title = [{ text: comment?.name ?? "", found: false }];
        return { ...usual, title, excerpt: excerpt.length > 0 ? excerpt : beginningOf(words) };
      }
      default:
        return { ...usual, title: marked(one.title, terms), excerpt: excerptOf(body, terms) };
    }
  });
}

async function commentsOf(q: Facts, projectId: string, ids: string[]) {
  const rows = await q
    .selectFrom("comments")
    .innerJoin("accounts", "accounts.id", "comments.accountId")
    .select(["comments.id", "comments.body", "accounts.name"])
    .where("comments.projectId", "=", projectId)
    .where("comments.id", "in", ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
