/** Letters to those whose decision is awaited: when a round begins for them, when their turn comes, when one is handed on. */
import type { Transaction } from "kysely";
import { linesOfText } from "../../../content/schema/quotes.ts";
import type { Schema } from "../../db/schema.ts";
import type { Rounds } from "../../db/sign-off-schema.ts";
import type { Ground } from "../../ground.ts";
import { links } from "../../mail/letter.ts";
import { decisionAskedLetter, type ChangeInWords, type DecisionAsked } from "../../mail/sign-off-letters.ts";
import type { ProjectCommand } from "../command.ts";
import { readContent } from "../history/revision-content.ts";
import { post } from "../outbox.ts";
import { isTurnOf, type StandingApprover } from "./standing.ts";

/** The beginning of a line that a letter quotes, characters. */
const exampleLength = 140;

/** Seats whose holders may decide now and have not. */
export function seatsInTurn(standing: StandingApprover[]): StandingApprover[] {
  return standing.filter((seat) => seat.signOff === undefined && isTurnOf(standing, seat));
}

/** Asks the holders of these seats for their decision, each person once; whom a seat was handed to holds it. */
export async function askForDecisions(
  ground: Ground,
  command: ProjectCommand,
  round: Rounds,
  seats: StandingApprover[],
): Promise<void> {
  const asked = new Set<string>();
  for (const seat of seats) {
    const holder = seat.delegateId ?? seat.memberId;
    if (asked.has(holder)) continue;
    asked.add(holder);
    await askOne(ground, command, round, seat, holder);
  }
}

async function askOne(ground: Ground, command: ProjectCommand, round: Rounds, seat: StandingApprover, holder: string) {
  const { q, projectId, project } = command;
  const to = await holderOf(q, projectId, holder);
  if (!to) return;
  const about = await aboutRound(q, round);
  const letter: DecisionAsked = {
    ...{ project: project.name, ...about, deadline: round.deadline },
    changed: seat.signedBefore === null ? null : await changeSince(q, projectId, seat.signedBefore, round.revisionId),
    handed: seat.delegateId === null ? null : await handedBy(q, projectId, seat),
    link: links.signOff(ground.config.origins[0] ?? "", projectId, round.blockId),
  };
  await post(command, decisionAskedLetter(to, letter));
}

/** Nobody who has left is written to. */
function holderOf(q: Transaction<Schema>, projectId: string, memberId: string) {
  return q
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .select(["accounts.email", "accounts.language"])
    .where("members.projectId", "=", projectId)
    .where("members.id", "=", memberId)
    .where("members.removedAt", "is", null)
    .where("accounts.deactivatedAt", "is", null)
    .executeTakeFirst();
}

function aboutRound(q: Transaction<Schema>, { projectId, blockId, revisionId, submittedBy }: Rounds) {
  return q
    .selectFrom("blocks")
    .innerJoin("sections", (join) =>
      join.onRef("sections.projectId", "=", "blocks.projectId").onRef("sections.id", "=", "blocks.sectionId"),
    )
    .innerJoin("revisions", (join) => join.onRef("revisions.projectId", "=", "blocks.projectId"))
    .innerJoin("accounts", (join) => join.on("accounts.id", "=", submittedBy))
    .select(["blocks.title as block", "sections.title as section"])
    .select(["revisions.number as revision", "accounts.name as submitter"])
    .where("blocks.projectId", "=", projectId)
    .where("blocks.id", "=", blockId)
    .where("revisions.id", "=", revisionId)
    .executeTakeFirstOrThrow();
}

async function handedBy(
  q: Transaction<Schema>,
  projectId: string,
  { memberId, delegationReason }: StandingApprover,
): Promise<DecisionAsked["handed"]> {
  const { name } = await q
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .select("accounts.name")
    .where("members.projectId", "=", projectId)
    .where("members.id", "=", memberId)
    .executeTakeFirstOrThrow();
  return { from: name, reason: delegationReason };
}

/** A difference of lines: cheap enough for a transaction, where the redline itself would take too long. */
async function changeSince(
  q: Transaction<Schema>,
  projectId: string,
  before: string,
  after: string,
): Promise<ChangeInWords> {
  const [old, present] = [await contentOf(q, projectId, before), await contentOf(q, projectId, after)];
  const fresh = without(present.lines, old.lines);
  const gone = without(old.lines, present.lines);
  // A line that became another one is told once.
  const replaced = Math.min(fresh.length, gone.length);
  return {
    ...{ since: old.number, lines: fresh.length, gone: gone.length - replaced },
    example: shortened(fresh[0] ?? ""),
  };
}

async function contentOf(q: Transaction<Schema>, projectId: string, revisionId: string) {
  const { number, bytes } = await q
    .selectFrom("revisions")
    .select(["number", "bytes"])
    .where("projectId", "=", projectId)
    .where("id", "=", revisionId)
    .executeTakeFirstOrThrow();
  const { doc, title, notRequired } = readContent(bytes);
  return { number, lines: [title, notRequired ?? "", ...linesOfText(doc)].filter(Boolean) };
}

/** Lines that the other side lacks, as often as it lacks them. */
function without(lines: readonly string[], other: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of other) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}

function shortened(line: string): string {
  const plain = line.replaceAll("\uFFFC", "…").trim();
  return plain.length > exampleLength ? `${plain.slice(0, exampleLength).trimEnd()}…` : plain;
}
