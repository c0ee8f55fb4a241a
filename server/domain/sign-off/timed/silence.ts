/** Who is waited for in the rounds of a project that run: whose turn it is, since when, and who can decide. */
import type { Transaction } from "kysely";
import type { Facts } from "../../../db/open.ts";
import type { Projects, Schema } from "../../../db/schema.ts";
import { may } from "../../people.ts";
import { isTurnOf, neededIn, standingOfRounds, type StandingApprover } from "../standing.ts";
import type { To } from "../../../mail/letter.ts";

export type Reader = Facts | Transaction<Schema>;

/** A project whose clock runs: archived ones have none. */
export type LivingProject = Pick<Projects, "id" | "name" | "timeZone" | "ownDays" | "phase">;

export interface Person extends To {
  memberId: string;
  accountId: string;
  name: string;
  /** He is in the project and may sign. */
  living: boolean;
}

/** A decision that is waited for. */
export interface Silence {
  project: LivingProject;
  roundId: string;
  approverId: string;
  blockId: string;
  blockTitle: string;
  submittedAt: string;
  /** YYYY-MM-DD, or null. */
  deadline: string | null;
  mandatory: boolean;
  behalf: string;
  /** The round cannot end without it. */
  needed: boolean;
  /** Since when it is his turn, UTC. */
  since: string;
  /** The approver, or whom he handed the decision to. */
  person: Person;
  /** Whom to write to: him, or his substitute where he has left; null when nobody can decide. */
  holder: Person | null;
}

/** Projects that are not archived. */
export function livingProjects(q: Reader): Promise<LivingProject[]> {
  return q
    .selectFrom("projects")
    .select(["id", "name", "timeZone", "ownDays", "phase"])
    .where("archivedAt", "is", null)
    .orderBy("id")
    .execute();
}

/** Every decision that a project waits for now, the earliest deadline first. */
export async function listSilences(q: Reader, project: LivingProject): Promise<Silence[]> {
  const rounds = await roundsUnderWay(q, project.id);
  if (rounds.length === 0) return [];
  const people = await peopleOf(q, project.id);
  const standing = await standingOfRounds(
    q,
    project.id,
    rounds.map(({ roundId }) => roundId),
  );
  return rounds.flatMap((round) => {
    const seats = standing.get(round.roundId)!;
    const needed = new Set(neededIn(seats));
    return seats
      .filter((seat) => seat.signOff === undefined && isTurnOf(seats, seat))
      .map((seat) => ({
        ...{ project, ...round, approverId: seat.id, mandatory: seat.mandatory, behalf: seat.behalf },
        ...{ needed: needed.has(seat), since: turnSince(seats, seat, round.submittedAt), ...whoDecides(seat, people) },
      }));
  });
}

function roundsUnderWay(q: Reader, projectId: string) {
  return q
    .selectFrom("rounds")
    .innerJoin("blocks", (join) =>
      join.onRef("blocks.projectId", "=", "rounds.projectId").onRef("blocks.id", "=", "rounds.blockId"),
    )
    .innerJoin("sections", (join) =>
      join.onRef("sections.projectId", "=", "blocks.projectId").onRef("sections.id", "=", "blocks.sectionId"),
    )
    .select(["rounds.id as roundId", "blocks.id as blockId", "blocks.title as blockTitle"])
    .select(["rounds.submittedAt", "rounds.deadline"])
    .where("rounds.projectId", "=", projectId)
    .where("rounds.endedAt", "is", null)
    .where("blocks.removedAt", "is", null)
    .where("sections.removedAt", "is", null)
    .orderBy((eb) => eb("rounds.deadline", "is", null))
    .orderBy("rounds.deadline")
    .orderBy("sections.position")
    .orderBy("blocks.position")
    .orderBy("rounds.id")
    .execute();
}

async function peopleOf(q: Reader, projectId: string): Promise<Map<string, Person>> {
  const rows = await q
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .select(["members.id as memberId", "accounts.id as accountId", "accounts.name", "accounts.email"])
    .select(["accounts.language", "members.role", "members.removedAt", "accounts.deactivatedAt"])
    .where("members.projectId", "=", projectId)
    .execute();
  return new Map(
    rows.map(({ role, removedAt, deactivatedAt, ...person }) => {
      const living = removedAt === null && deactivatedAt === null && may(role, "sign-off.give");
      return [person.memberId, { ...person, living }];
    }),
  );
}

function whoDecides({ memberId, delegateId, substituteId }: StandingApprover, people: Map<string, Person>) {
  const person = people.get(delegateId ?? memberId)!;
  const others = [memberId, substituteId].map((id) => people.get(id ?? ""));
  return { person, holder: [person, ...others].find((one) => one?.living) ?? null };
}

/** His turn came with the submission, or with the last decision of the mandatory ones before him. */
function turnSince(seats: StandingApprover[], { step }: StandingApprover, submittedAt: string): string {
  const before = seats.filter((seat) => seat.mandatory && seat.step < step);
  return before.map(({ signOff }) => signOff!.at).reduce((last, at) => (at > last ? at : last), submittedAt);
}
