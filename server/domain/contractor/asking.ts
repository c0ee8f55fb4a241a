/** The contractor asks to change what is published, and takes it back while nobody has answered. */
import type { ContractorRequests } from "../../db/contractor-schema.ts";
import type { Ground } from "../../ground.ts";
import { changeCauses } from "../changes/names.ts";
import { mustStandMeant, type MeantPlace } from "../clarifications/meant-places.ts";
import { storedPlace } from "../clarifications/places.ts";
import { projectCommand, type Actor, type ProjectCommand } from "../command.ts";
import { limits, oneOf, optionalText, requiredText } from "../fields.ts";
import { Refusal } from "../refusal.ts";
import { meantBy, type OutsideReader } from "../tender/outside-reader.ts";
import { admittedReader } from "../tender/projection/terms.ts";
import { changeRequest, mustBeContractor, mustWait, nextNumber, tellRequest } from "./contractor-rows.ts";

/** As typed. */
export interface AskedChange extends MeantPlace {
  title: string;
  cause?: string | undefined;
  rationale?: string | undefined;
  consequence?: string | undefined;
  /** Plain text: a page shows it as such, whatever it looks like. */
  words?: string | undefined;
  /** What the sender calls it: sent twice, as after a lost answer, it is one request. */
  key?: string | null | undefined;
}

const keyLength = 64;

/** A request that the same sender has made already under the same key. */
class Repeated extends Error {}

/** Somebody of the company that is the contractor. @throws Refusal not-found, terms-not-accepted, contractor-not-chosen */
export async function contractorReader(ground: Ground, actor: Actor, projectId: string): Promise<OutsideReader> {
  const reader = await admittedReader(ground, actor, projectId);
  await mustBeContractor(ground.facts, projectId, reader.company.id);
  return reader;
}

/** A command of the contractor, in a project that takes changes. */
export function contractorCommand<T>(
  ground: Ground,
  actor: Actor,
  projectId: string,
  work: (command: ProjectCommand) => Promise<T>,
): Promise<T> {
  return projectCommand(ground, actor, projectId, "contractor.act", async (command) => {
    await mustBeContractor(command.q, projectId, command.member.companyId);
    const { phase, archivedAt } = command.project;
    if (phase === "closed" || archivedAt !== null) throw new Refusal("contractor-project-closed");
    return work(command);
  });
}

/**
 * Asks to change a block of the publication.
 * @throws Refusal not-found, terms-not-accepted, contractor-not-chosen, contractor-project-closed, contractor-needs-block,
 *   nothing-published, question-place-lost, too-many-attempts and those of fields
 */
export async function askForChange(ground: Ground, actor: Actor, projectId: string, given: AskedChange): Promise<void> {
  const reader = await contractorReader(ground, actor, projectId);
  if (!given.block) throw new Refusal("contractor-needs-block", {}, "block");
  const { publication, blockId, place } = await mustStandMeant(ground, reader, given);
  const asking = contractorCommand(ground, actor, projectId, async (command) => {
    const clientKey = await freshKey(command, given.key);
    const told = readAsked(given);
    ground.attempts.take([["question.account", actor.accountId]]);
    const company = { projectId, companyId: reader.company.id };
    const row: ContractorRequests = {
      ...{ ...company, id: command.id(), number: await nextNumber(command.q, "contractorRequests", company) },
      ...{ askedBy: actor.accountId, askedAt: command.now, clientKey, publicationId: publication.id },
      ...{ blockId: blockId!, place: storedPlace(place), ...told, state: "waiting" },
      ...{ reason: "", answeredBy: null, answeredAt: null, requestId: null },
    };
    await command.q.insertInto("contractorRequests").values(row).execute();
    await tellRequest(command, "contractor-request.made", row);
  });
  return asking.catch((failure: unknown) => {
    if (!(failure instanceof Repeated)) throw failure;
  });
}

/** @throws Refusal required, too-long, invalid */
function readAsked({ title, cause, rationale, consequence, words }: AskedChange) {
  return {
    title: requiredText("title", title, limits.title),
    cause: oneOf("cause", cause ?? "integrator", changeCauses),
    rationale: requiredText("rationale", rationale, limits.changeText),
    consequence: optionalText("consequence", consequence, limits.changeText),
    words: optionalText("proposedWords", words?.replace(/\r\n?/g, "\n"), limits.changeText),
  };
}

async function freshKey({ q, projectId, actorId }: ProjectCommand, key: AskedChange["key"]): Promise<string | null> {
  const clientKey = optionalText("key", key, keyLength) || null;
  if (clientKey === null) return null;
  const made = await q
    .selectFrom("contractorRequests")
    .select("id")
    .where("projectId", "=", projectId)
    .where("askedBy", "=", actorId)
    .where("clientKey", "=", clientKey)
    .executeTakeFirst();
  if (made) throw new Repeated();
  return clientKey;
}

/**
 * Takes a request of one's company back while nobody has answered it.
 * @param said the id by which the company knows it
 * @throws Refusal not-found, terms-not-accepted, contractor-not-chosen, contractor-project-closed,
 *   contractor-request-taken, contractor-request-refused, contractor-request-withdrawn
 */
export async function withdrawRequest(ground: Ground, actor: Actor, projectId: string, said: string): Promise<void> {
  const reader = await contractorReader(ground, actor, projectId);
  return contractorCommand(ground, actor, projectId, async (command) => {
    const own = await command.q
      .selectFrom("contractorRequests")
      .selectAll()
      .where("projectId", "=", projectId)
      .where("companyId", "=", reader.company.id)
      .execute();
    const row = meantBy(reader, "change", said, own);
    if (!row) throw new Refusal("not-found");
    mustWait(row);
    await changeRequest(command, row, { state: "withdrawn" }, "contractor-request.withdrawn");
  });
}
