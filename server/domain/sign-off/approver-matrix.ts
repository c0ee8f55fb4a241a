/** Who signs what over the whole project: sections, blocks, those named for each, roles without a holder, rounds. */
import type { BlockState } from "../../db/schema.ts";
import type { Approvers } from "../../db/sign-off-schema.ts";
import type { Facts } from "../../db/open.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { readOutline } from "../document/outline.ts";
import { readMembers } from "../members/member-list.ts";
import { may } from "../people.ts";
import { effectiveApprovers, type EffectiveApprover } from "./effective-approvers.ts";
import { latestRounds, type RoundProgress } from "./round-progress.ts";

/** One naming: by hand, or a role of the template. */
export interface NamedApprover {
  id: string;
  /** Key of the template's role; empty for one named by hand. */
  role: string;
  memberId: string | null;
  mandatory: boolean;
  step: number;
  substituteId: string | null;
  behalf: string;
}

export interface MatrixPerson {
  id: string;
  accountId: string;
  name: string;
  position: string;
  /** His role lets him be named. */
  mayBeNamed: boolean;
}

export interface MatrixBlock {
  id: string;
  /** Such as «3.2». */
  number: string;
  title: string;
  state: BlockState;
  notRequired: string | null;
  /** Those named for the block itself. */
  named: NamedApprover[];
  /** All who sign it, its section's included, each once. */
  signers: EffectiveApprover[];
  round: RoundProgress | null;
}

export interface MatrixSection {
  id: string;
  number: string;
  title: string;
  named: NamedApprover[];
  blocks: MatrixBlock[];
}

/** A role of the template as one member holds it, or nobody. */
export interface RoleHolding {
  role: string;
  title: string;
  memberId: string | null;
  /** In how many blocks, and in how many of them mandatorily. */
  blocks: number;
  mandatory: number;
}

export interface ApproverMatrix {
  /** By name: those who may be named, and those who sign or have a place in a round. */
  people: MatrixPerson[];
  sections: MatrixSection[];
  /** Titles of the template's roles by key. */
  roleTitles: Record<string, string>;
  /** Roles nobody holds come first. */
  roles: RoleHolding[];
}

/** The whole matrix, in a number of queries that does not grow with it. @throws Refusal not-found, not-allowed */
export async function readApproverMatrix(ground: Ground, actor: Actor, projectId: string): Promise<ApproverMatrix> {
  await membership(ground, actor, projectId, "project.read");
  const { facts } = ground;
  const outline = await readOutline(facts, projectId);
  const blockIds = outline.flatMap(({ blocks }) => blocks.map(({ id }) => id));
  const named = await namedByPlace(facts, projectId);
  const signers = await effectiveApprovers(facts, projectId, blockIds);
  const rounds = await latestRounds(facts, projectId);
  const roleTitles = await roleTitlesOf(ground, projectId);
  const sections = outline.map(({ id, title, blocks }, at) => ({
    ...{ id, title, number: String(at + 1), named: named.get(id) ?? [] },
    blocks: blocks.map(({ id: blockId, title: blockTitle, state, notRequired, position }) => ({
      ...{ id: blockId, title: blockTitle, state, notRequired, number: `${at + 1}.${position + 1}` },
      ...{ named: named.get(blockId) ?? [], signers: signers.get(blockId)!, round: rounds.get(blockId) ?? null },
    })),
  }));
  return {
    people: await peopleOf(facts, projectId, sections),
    ...{ sections, roleTitles, roles: holdingsOf(sections, roleTitles) },
  };
}

async function namedByPlace(facts: Facts, projectId: string): Promise<Map<string, NamedApprover[]>> {
  const rows = await facts
    .selectFrom("approvers")
    .selectAll()
    .where("projectId", "=", projectId)
    .orderBy("step")
    .orderBy("mandatory", "desc")
    .orderBy("role")
    .orderBy("id")
    .execute();
  const places = new Map<string, NamedApprover[]>();
  for (const row of rows) {
    const place = row.blockId ?? row.sectionId!;
    const there = places.get(place);
    if (there) there.push(namedApprover(row));
    else places.set(place, [namedApprover(row)]);
  }
  return places;
}

/** A row as pages and the API tell it. */
export function namedApprover({ id, role, memberId, mandatory, step, substituteId, behalf }: Approvers): NamedApprover {
  return { id, role, memberId, mandatory: mandatory === 1, step, substituteId, behalf };
}

/** Titles of the roles of the project's template. */
export async function roleTitlesOf(ground: Ground, projectId: string): Promise<Record<string, string>> {
  const { template } = await ground.facts
    .selectFrom("projects")
    .select("template")
    .where("id", "=", projectId)
    .executeTakeFirstOrThrow();
  const roles = ground.templates.get(template)?.roles ?? {};
  return Object.fromEntries(Object.entries(roles).map(([key, { title }]) => [key, title]));
}

async function peopleOf(facts: Facts, projectId: string, sections: MatrixSection[]): Promise<MatrixPerson[]> {
  const blocks = sections.flatMap((section) => section.blocks);
  const met = new Set([
    ...[...sections, ...blocks].flatMap(({ named }) => named.map(({ memberId }) => memberId)),
    ...blocks.flatMap(({ round }) => round?.people.map(({ memberId }) => memberId) ?? []),
  ]);
  return (await readMembers(facts, projectId))
    .map(({ id, accountId, name, position, role }) => ({
      ...{ id, accountId, name, position },
      mayBeNamed: may(role, "block.hold"),
    }))
    .filter(({ id, mayBeNamed }) => mayBeNamed || met.has(id));
}

function holdingsOf(sections: MatrixSection[], roleTitles: Record<string, string>): RoleHolding[] {
  const holdings = new Map<string, RoleHolding>();
  for (const { named } of sections.flatMap(({ blocks }) => blocks))
    for (const { role, memberId, mandatory } of named.filter((one) => one.role !== "")) {
      const key = `${role} ${memberId ?? ""}`;
      const holding = holdings.get(key) ?? {
        ...{ role, title: roleTitles[role] ?? role, memberId },
        ...{ blocks: 0, mandatory: 0 },
      };
      holding.blocks++;
      if (mandatory) holding.mandatory++;
      holdings.set(key, holding);
    }
  const vacantFirst = (a: RoleHolding, b: RoleHolding) => Number(a.memberId !== null) - Number(b.memberId !== null);
  return [...holdings.values()].sort((a, b) => vacantFirst(a, b) || b.mandatory - a.mandatory || b.blocks - a.blocks);
}
