/** What a leaving person leaves behind in each project, and who could take it over. */
import type { Transaction } from "kysely";
import type { Facts } from "../../db/open.ts";
import type { Members, Schema } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { getAdministrator } from "./accounts.ts";
import type { Actor } from "../command.ts";
import { policy } from "../people.ts";
import { isLastManager } from "./succession.ts";

/** What a person leaves behind in a project, and who may take it. */
export interface Duty {
  projectId: string;
  project: string;
  /** Blocks he is responsible for. */
  blocks: number;
  lastManager: boolean;
  /** A successor must be named. */
  needsSuccessor: boolean;
  candidates: { memberId: string; name: string; position: string }[];
}

/** What would have to be handed over, a row a project. @throws Refusal not-found */
export async function listDuties(ground: Ground, actor: Actor, accountId: string): Promise<Duty[]> {
  const q = ground.facts;
  await getAdministrator(q, actor);
  const duties: Duty[] = [];
  for (const { project, ...member } of await memberships(q, accountId)) {
    const blocks = await heldBlocks(q, member);
    const lastManager = await isLastManager(q, member);
    const needsSuccessor = blocks > 0 || lastManager;
    const candidates = await successors(q, member);
    duties.push({ projectId: member.projectId, project, blocks, lastManager, needsSuccessor, candidates });
  }
  return duties;
}

/** The living memberships of an account, with what their projects are called and made from. */
export function memberships(
  q: Facts | Transaction<Schema>,
  accountId: string,
): Promise<(Members & { project: string; template: string })[]> {
  return q
    .selectFrom("members")
    .innerJoin("projects", "projects.id", "members.projectId")
    .selectAll("members")
    .select(["projects.name as project", "projects.template"])
    .where("members.accountId", "=", accountId)
    .where("members.removedAt", "is", null)
    .orderBy("projects.name")
    .orderBy("members.projectId")
    .execute();
}

async function heldBlocks(q: Facts, { projectId, id }: Members): Promise<number> {
  const { count } = await q
    .selectFrom("blocks")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("projectId", "=", projectId)
    .where("responsibleId", "=", id)
    .where("removedAt", "is", null)
    .executeTakeFirstOrThrow();
  return count;
}

function successors(q: Facts, { projectId, id }: Members): Promise<Duty["candidates"]> {
  return q
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .select(["members.id as memberId", "accounts.name", "members.position"])
    .where("members.projectId", "=", projectId)
    .where("members.id", "!=", id)
    .where("members.removedAt", "is", null)
    .where("members.role", "in", [...policy["block.hold"]])
    .where("accounts.deactivatedAt", "is", null)
    .orderBy("accounts.name")
    .orderBy("members.id")
    .execute();
}
