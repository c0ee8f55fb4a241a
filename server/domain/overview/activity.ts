/** Recent activity: what people did lately, from the journal, an hour of one person's work on one block a line. */
import type { Journal } from "../../db/schema.ts";
import type { Facts } from "../../db/open.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { may } from "../people.ts";

/** How far back it looks, ms. */
const lookBackMs = 7 * 86_400_000;
/** How many entries of the journal are read. */
const mostEntries = 400;

/** What is told of blocks, to all who read them. */
const blockDeeds = [
  ...["revision.taken", "block.added", "block.renamed", "block.moved", "block.removed", "block.restored"],
  ...["block.assigned", "block.not-required", "block.required"],
] as const;
/** What is told of the group, to those who may read the journal. */
const groupDeeds = [
  ...["project.created", "project.changed", "member.added", "member.changed", "member.removed"],
  ...["invitation.issued", "invitation.accepted"],
] as const;
export type Deed = (typeof blockDeeds)[number] | (typeof groupDeeds)[number];

export interface Activity {
  deed: Deed;
  /** Empty when the account is gone. */
  person: string;
  accountId: string;
  /** The block it was done to; its title is the present one. */
  block: { id: string; title: string; removed: boolean } | null;
  /** How often within the hour; of assignments, to how many blocks. */
  count: number;
  /** UTC, of the latest. */
  at: string;
}

/**
 * The latest first. Names are looked up by id, so that an erased person has none (R12).
 * @throws Refusal not-found, not-allowed
 */
export async function listActivity(ground: Ground, actor: Actor, projectId: string, most = 12): Promise<Activity[]> {
  const { role } = await membership(ground, actor, projectId, "activity.read");
  const deeds: Deed[] = may(role, "journal.read") ? [...blockDeeds, ...groupDeeds] : [...blockDeeds];
  const since = new Date(ground.clock.now().getTime() - lookBackMs).toISOString();
  const entries = await ground.facts
    .selectFrom("journal")
    .selectAll()
    .where("chain", "=", projectId)
    .where("kind", "in", deeds)
    .where("at", ">=", since)
    .orderBy("seq", "desc")
    .limit(mostEntries)
    .execute();
  const groups = gather(entries).slice(0, most * 2);
  return (await told(ground.facts, projectId, groups)).slice(0, most);
}

interface Group {
  deed: Deed;
  accountId: string;
  about: string;
  count: number;
  at: string;
}

/** Entries of one kind, person, thing and hour become one, assignments of all blocks too; what the system wrote down belongs to those who wrote. */
function gather(entries: Journal[]): Group[] {
  const groups = new Map<string, Group>();
  const assigned = new Set<string>();
  for (const { kind, about, at, actor, data } of entries) {
    for (const accountId of doersOf(kind, actor, data)) {
      const thing = [kind, accountId, about, at.slice(0, 13)].join("|");
      if (kind === "block.assigned" && assigned.size === assigned.add(thing).size) continue;
      const key = kind === "block.assigned" ? [kind, accountId, at.slice(0, 13)].join("|") : thing;
      const group = groups.get(key);
      if (group) group.count++;
      else groups.set(key, { deed: kind as Deed, accountId, about, count: 1, at });
    }
  }
  return [...groups.values()];
}

/** Who did it; of a revision those who wrote. The first revision of a new block is nobody's writing. */
function doersOf(kind: string, actor: string, data: string): string[] {
  if (kind !== "revision.taken") return actor ? [actor] : [];
  const { authors = [], reason } = JSON.parse(data) as { authors?: string[]; reason?: string };
  return reason === "created" ? [] : authors;
}

async function told(q: Facts, projectId: string, groups: Group[]): Promise<Activity[]> {
  const ids = [...new Set(groups.map(({ accountId }) => accountId))];
  const people = await q.selectFrom("accounts").select(["id", "name"]).where("id", "in", ids).execute();
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const blocks = await q
    .selectFrom("blocks")
    .select(["id", "title", "textId", "removedAt"])
    .where("projectId", "=", projectId)
    .execute();
  const byThing = new Map(blocks.flatMap((block) => [[block.id, block] as const, [block.textId, block] as const]));
  return groups.flatMap(({ deed, accountId, about, count, at }): Activity[] => {
    const block = byThing.get(about);
    if (!block && (blockDeeds as readonly string[]).includes(deed)) return [];
    const { id = "", title = "", removedAt = null } = block ?? {};
    const of = block ? { id, title, removed: removedAt !== null } : null;
    return [{ deed, accountId, person: names.get(accountId) ?? "", count, at, block: of }];
  });
}
