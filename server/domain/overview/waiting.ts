/** What waits for one member of a project: his blocks and kept edits, and for those who lead it, what only they can do. */
import type { Members } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import type { Actor } from "../command.ts";
import { dayAfter } from "../document/due-days.ts";
import { listInvitations } from "../members/invitations.ts";
import { listKeptEdits } from "../history/kept-edits.ts";
import { may } from "../people.ts";
import { wordGaps, type Gap } from "./readiness-gaps.ts";
import type { BlockReadiness, Survey } from "./readiness.ts";

/** A due date is near this many days ahead. */
const soonDays = 3;
/** An invitation that lapses within this is worth a word, ms. */
const lapsingMs = 24 * 3_600_000;

/** A block of mine, by what is most pressing in it. */
export interface WaitingBlock {
  kind: "overdue" | "soon" | "gaps";
  blockId: string;
  title: string;
  number: string;
  /** YYYY-MM-DD, or null when it has no date. */
  due: string | null;
  /** How much is missing in its words. */
  lacking: number;
}

export type Waiting =
  | WaitingBlock
  | { kind: "kept-edits"; count: number }
  | { kind: "leader-missing" }
  | { kind: "without-responsible"; count: number; blockId: string }
  | { kind: "invitation"; email: string; expiresAt: string; lapsed: boolean };

/** What waits for this member, the most pressing first. */
export async function listWaiting(
  ground: Ground,
  actor: Actor,
  member: Members,
  from: Survey,
  leaderMissing: boolean,
): Promise<Waiting[]> {
  const measured = from.readiness.sections.flatMap(({ blocks }) => blocks);
  const mine = ownBlocks(measured, member.id, from);
  const kept = (await listKeptEdits(ground, actor, member.projectId)).length;
  return [
    ...mine.filter(({ kind }) => kind === "overdue"),
    ...(kept > 0 ? [{ kind: "kept-edits" as const, count: kept }] : []),
    ...(leaderMissing && may(member.role, "member.invite") ? [{ kind: "leader-missing" as const }] : []),
    ...mine.filter(({ kind }) => kind === "soon"),
    ...(may(member.role, "member.invite") ? await lapsing(ground, actor, member.projectId) : []),
    ...(may(member.role, "block.assign") ? withoutResponsible(measured) : []),
    ...mine.filter(({ kind }) => kind === "gaps"),
  ];
}

/** Blocks of one member that want something of him, the nearest date first. */
function ownBlocks(measured: BlockReadiness[], memberId: string, { sections, today }: Survey): WaitingBlock[] {
  const due = new Map(sections.flatMap(({ blocks }) => blocks).map((block) => [block.id, block.due]));
  return measured
    .filter(({ responsibleId }) => responsibleId === memberId)
    .flatMap((block) => waitingBlock(block, due.get(block.id) ?? null, today))
    .sort((a, b) => (a.due ?? "9999").localeCompare(b.due ?? "9999"));
}

function waitingBlock(block: BlockReadiness, due: string | null, today: string): WaitingBlock[] {
  const { id: blockId, title, number, gaps, more } = block;
  const isLate = gaps.some(({ kind }) => kind === "overdue");
  const lacking = gaps.filter(({ kind }) => wordGaps.includes(kind)).length + more;
  const soon = lacking > 0 && due !== null && due <= dayAfter(today, soonDays);
  if (!isLate && lacking === 0) return [];
  return [{ kind: isLate ? "overdue" : soon ? "soon" : "gaps", blockId, title, number, due, lacking }];
}

function withoutResponsible(measured: BlockReadiness[]): Waiting[] {
  const isUnheld = ({ kind }: Gap) => kind === "nobody";
  const unheld = measured.filter(({ gaps }) => gaps.some(isUnheld));
  return unheld[0] ? [{ kind: "without-responsible", count: unheld.length, blockId: unheld[0].id }] : [];
}

async function lapsing(ground: Ground, actor: Actor, projectId: string): Promise<Waiting[]> {
  const now = ground.clock.now();
  const limit = new Date(now.getTime() + lapsingMs).toISOString();
  return (await listInvitations(ground, actor, projectId))
    .filter(({ expiresAt }) => expiresAt <= limit)
    .map(({ email, expiresAt }) => ({
      ...{ kind: "invitation", email, expiresAt, lapsed: expiresAt <= now.toISOString() },
    }));
}
