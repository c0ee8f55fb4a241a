/** Where a round stands: each of its approvers with the visa of his that counts. */
import type { Transaction } from "kysely";
import type { Facts } from "../../db/open.ts";
import type { Schema } from "../../db/schema.ts";
import type { RoundApprovers, SignOffs } from "../../db/sign-off-schema.ts";

type Reader = Facts | Transaction<Schema>;

export interface StandingApprover extends Omit<RoundApprovers, "mandatory" | "roles"> {
  mandatory: boolean;
  /** Keys of the template's roles he stands for. */
  roles: string[];
  /** The visa that counts: not taken back. */
  signOff: SignOffs | undefined;
}

/** Approvers of a round in the order of their steps, mandatory ones first. */
export async function standingOf(q: Reader, projectId: string, roundId: string): Promise<StandingApprover[]> {
  return (await standingOfRounds(q, projectId, [roundId])).get(roundId)!;
}

/** The same of several rounds, by their ids. */
export async function standingOfRounds(
  q: Reader,
  projectId: string,
  roundIds: readonly string[],
): Promise<Map<string, StandingApprover[]>> {
  const found = new Map<string, StandingApprover[]>(roundIds.map((id) => [id, []]));
  if (roundIds.length === 0) return found;
  const approvers = await q
    .selectFrom("roundApprovers")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("roundId", "in", [...roundIds])
    .orderBy("step")
    .orderBy("mandatory", "desc")
    .orderBy("id")
    .execute();
  const signOffs = await countingSignOffs(q, projectId)
    .where("signOffs.roundId", "in", [...roundIds])
    .execute();
  const given = new Map(signOffs.map((signOff) => [signOff.approverId, signOff]));
  for (const approver of approvers)
    found.get(approver.roundId)!.push({
      ...approver,
      mandatory: approver.mandatory === 1,
      roles: JSON.parse(approver.roles) as string[],
      signOff: given.get(approver.id),
    });
  return found;
}

/** The seats of a round that a member may decide from: his own, then those handed to him, then as a substitute. */
export function seatsOf(standing: StandingApprover[], memberId: string): StandingApprover[] {
  const own = standing.filter((seat) => seat.memberId === memberId);
  return [
    ...own.filter(({ delegateId }) => delegateId === null),
    ...standing.filter(({ delegateId }) => delegateId === memberId),
    ...standing.filter((seat) => seat.substituteId === memberId && seat.delegateId !== memberId),
    ...own.filter(({ delegateId }) => delegateId !== null),
  ];
}

/** May somebody still decide from this seat? Consent by default is nobody's signature. */
export function isFree({ signOff }: Pick<StandingApprover, "signOff">): boolean {
  return signOff === undefined || signOff.decision === "by-default";
}

/** Those whom a round waits for: the mandatory ones, or all where nobody must sign. */
export function neededIn(standing: StandingApprover[]): StandingApprover[] {
  const mandatory = standing.filter((seat) => seat.mandatory);
  return mandatory.length > 0 ? mandatory : standing;
}

/** Have the mandatory approvers of all steps before decided? */
export function isTurnOf(standing: StandingApprover[], { step }: Pick<StandingApprover, "step">): boolean {
  return !standing.some((other) => other.mandatory && other.step < step && other.signOff === undefined);
}

/**
 * Visas that nobody took back, the earliest first. Consent by default counts only as long as its person has not decided
 * himself, even if he took his decision back.
 */
export function countingSignOffs(q: Reader, projectId: string) {
  return q
    .selectFrom("signOffs")
    .selectAll("signOffs")
    .where("signOffs.projectId", "=", projectId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("revocations")
            .select("revocations.signOffId")
            .whereRef("revocations.projectId", "=", "signOffs.projectId")
            .whereRef("revocations.signOffId", "=", "signOffs.id"),
        ),
      ),
    )
    .where(({ or, eb, not, exists, selectFrom }) =>
      or([
        eb("signOffs.decision", "<>", "by-default"),
        not(
          exists(
            selectFrom("signOffs as own")
              .select("own.id")
              .whereRef("own.projectId", "=", "signOffs.projectId")
              .whereRef("own.approverId", "=", "signOffs.approverId")
              .where("own.decision", "<>", "by-default"),
          ),
        ),
      ]),
    )
    .orderBy("signOffs.at")
    .orderBy("signOffs.id");
}
