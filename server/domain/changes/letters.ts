/** Who hears of a request by mail: those who decide on it, whose wish it was, and who had signed what is worded anew. */
import type { ChangeRequests } from "../../db/change-schema.ts";
import type { Ground } from "../../ground.ts";
import { changeAwaitsLetter, changeDecidedLetter, wordingChangedLetter } from "../../mail/change-letters.ts";
import { links, type Letter, type To } from "../../mail/letter.ts";
import type { ProjectCommand } from "../command.ts";
import { tellContractorOutcome } from "../contractor/letters.ts";
import { post } from "../outbox.ts";
import { countingDecisions, targetsOf } from "./change-rows.ts";
import type { DecidingGroup } from "./deciders.ts";
import { signersOf } from "./signers.ts";

interface Said {
  project: string;
  number: number;
  link: string;
}

/** Writes to living members, but not to the one whose deed it is. */
async function write(
  ground: Ground,
  { q, projectId, project, actorId, ...command }: ProjectCommand,
  number: number,
  memberIds: readonly string[],
  letter: (to: To, said: Said) => Letter,
): Promise<void> {
  if (memberIds.length === 0) return;
  const people = await q
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .select(["accounts.id", "accounts.email", "accounts.language"])
    .distinct()
    .where("members.projectId", "=", projectId)
    .where("members.id", "in", [...memberIds])
    .where("members.removedAt", "is", null)
    .where("accounts.deactivatedAt", "is", null)
    .where("accounts.id", "!=", actorId)
    .orderBy("accounts.id")
    .execute();
  const said = { project: project.name, number, link: links.change(ground.config.origins[0] ?? "", projectId, number) };
  for (const to of people) await post({ q, ...command }, letter(to, said));
}

/** Tells those who decide that a request waits for them. */
export async function tellDeciders(
  ground: Ground,
  command: ProjectCommand,
  { number }: ChangeRequests,
  groups: readonly DecidingGroup[],
): Promise<void> {
  const members = [...new Set(groups.flatMap((group) => group.members))];
  await write(ground, command, number, members, changeAwaitsLetter);
}

/** Tells the initiator, and who wrote the request, what became of it; of a clarification also those who had signed. */
export async function tellOutcome(ground: Ground, command: ProjectCommand, request: ChangeRequests): Promise<void> {
  const { q, projectId } = command;
  const { state, number, kind } = request;
  if (state !== "applied" && state !== "rejected" && state !== "deferred") return;
  await tellContractorOutcome(ground, command, request.id, state);
  const raiser = await q
    .selectFrom("members")
    .select("id")
    .where("projectId", "=", projectId)
    .where("accountId", "=", request.raisedBy)
    .execute();
  // The contractor's people have a letter of their own.
  const initiator = request.companyId === null ? [request.initiatorId] : [];
  const concerned = [...initiator, ...raiser.map(({ id }) => id)];
  await write(ground, command, number, concerned, (to, said) => changeDecidedLetter(to, { ...said, state }));
  if (kind !== "clarification" || state !== "applied") return;
  const signers = (await earlierSigners(command, request)).filter((id) => !concerned.includes(id));
  await write(ground, command, number, signers, wordingChangedLetter);
}

/** Who had signed the blocks of a request before it, and has not decided on it. */
async function earlierSigners({ q, projectId }: ProjectCommand, request: ChangeRequests): Promise<string[]> {
  const bases = (await targetsOf(q, projectId, request.id)).map(({ baseRevisionId }) => baseRevisionId);
  const decided = new Set((await countingDecisions(q, request)).map(({ memberId }) => memberId));
  return (await signersOf(q, projectId, bases)).filter((id) => !decided.has(id));
}
