/** Reads what churn is counted from, and what its sections and people are called. */
import type { Facts } from "../../../db/open.ts";
import type { Ground } from "../../../ground.ts";
import { placeIn } from "../../clarifications/places.ts";
import { membership, type Actor } from "../../command.ts";
import { phasesOf } from "../history/phases.ts";
import { readDocumentHistory } from "../history/steps.ts";
import { companiesOf } from "../shown-changes.ts";
import { churnOf, type Churn } from "./churn.ts";
import type { Evidence, OpenQuestion } from "./weak-grounds.ts";
import type { RequestCost } from "./weights.ts";
import { quotableLinks } from "../../interviews/quotable-links.ts";

export interface NamedChurn extends Churn {
  /** Titles of sections and names of people by the keys of their shares; an erased person has none. */
  names: Record<string, string>;
}

/** @throws Refusal not-found, not-allowed */
export async function readChurn(ground: Ground, actor: Actor, projectId: string): Promise<NamedChurn> {
  await membership(ground, actor, projectId, "change-log.read");
  const { facts, clock } = ground;
  const { timeZone } = await facts
    .selectFrom("projects")
    .select("timeZone")
    .where("id", "=", projectId)
    .executeTakeFirstOrThrow();
  const sections = await sectionsOfBlocks(facts, projectId);
  const churn = churnOf(await readDocumentHistory(facts, projectId), {
    ...{ timeZone, now: clock.now().toISOString() },
    sectionOf: (block) => sections.get(block)?.id ?? "",
    phaseAt: await phasesOf(facts, projectId),
    costs: await costsOf(facts, projectId),
    questions: await questionsOf(facts, projectId),
    evidence: await evidenceOf(facts, projectId),
  });
  const titles = [...sections.values()].map(({ id, title }): [string, string] => [id, title]);
  const people = await namesOf(
    facts,
    churn.initiators.map(({ key }) => key),
  );
  const wished = new Set(churn.initiators.map(({ key }) => key));
  const companies = [...(await companiesOf(facts, projectId))].filter(([id]) => wished.has(id));
  return { ...churn, names: Object.fromEntries([...titles, ...people, ...companies]) };
}

/** The bin included: what was changed there was changed. */
async function sectionsOfBlocks(facts: Facts, projectId: string) {
  const rows = await facts
    .selectFrom("blocks")
    .innerJoin("sections", (join) =>
      join.onRef("sections.projectId", "=", "blocks.projectId").onRef("sections.id", "=", "blocks.sectionId"),
    )
    .select(["blocks.id as block", "sections.id", "sections.title"])
    .where("blocks.projectId", "=", projectId)
    .execute();
  return new Map(rows.map(({ block, ...section }) => [block, section]));
}

function costsOf(facts: Facts, projectId: string): Promise<RequestCost[]> {
  return facts
    .selectFrom("changeRequests")
    .select(["id", "days", "money", "currency"])
    .where("projectId", "=", projectId)
    .where("state", "in", ["applied", "closed"])
    .execute();
}

/** Every question that could have been answered; who asks does not matter here and is not read (R6). */
async function questionsOf(facts: Facts, projectId: string): Promise<OpenQuestion[]> {
  const rows = await facts
    .selectFrom("clarifications")
    .select(["blockId", "place", "receivedAt", "publishedAt"])
    .where("projectId", "=", projectId)
    .where("duplicateOf", "is", null)
    .where("state", "!=", "withdrawn")
    .execute();
  return rows.flatMap(({ blockId, place, receivedAt, publishedAt }) => {
    const named = placeIn(place);
    // A question about other words of the block says nothing of its requirements.
    if (named !== null && named.kind !== "requirement") return [];
    return [{ blockId, code: named?.words ?? null, receivedAt, answeredAt: publishedAt }];
  });
}

/** What respondents have confirmed and let be quoted, as far as it is evidence still. */
async function evidenceOf(facts: Facts, projectId: string): Promise<Evidence[]> {
  const rows = await quotableLinks(facts, projectId)
    .select(["excerptLinks.requirementUuid", "excerptLinks.createdAt", "excerpts.confirmedAt"])
    .execute();
  return rows.flatMap(({ requirementUuid: uuid, createdAt, confirmedAt }) =>
    uuid !== null && confirmedAt !== null ? [{ uuid, at: createdAt > confirmedAt ? createdAt : confirmedAt }] : [],
  );
}

async function namesOf(facts: Facts, accounts: readonly string[]): Promise<[string, string][]> {
  const rows = await facts
    .selectFrom("accounts")
    .select(["id", "name"])
    .where("id", "in", accounts.length > 0 ? accounts : [""])
    .execute();
  return rows.map(({ id, name }) => [id, name]);
}
