/** How every change is made: one transaction that checks the right, changes, journals, and announces after commit. */
import type { Transaction } from "kysely";
import type { Facts } from "../db/open.ts";
import type { Members, Projects, Schema } from "../db/schema.ts";
import { isStorageFailure } from "../db/storage-failure.ts";
import type { Ground } from "../ground.ts";
import type { LiveEvent } from "../live/events.ts";
import { append, installationChain, type Entry } from "./journal.ts";
import { must, type Act } from "./people.ts";
import { Refusal } from "./refusal.ts";

/** Who is asking: the account whose session or token delivered the request. */
export interface Actor {
  accountId: string;
}

/** What a command works with inside its transaction. */
export interface Command {
  q: Transaction<Schema>;
  /** UTC ISO time of the command. */
  now: string;
  actorId: string;
  /** A new random id. */
  id(): string;
  /** Appends to the command's chain. */
  journal(entry: Entry): Promise<void>;
  /** Says so to open pages, after the commit only. */
  announce(event: LiveEvent): void;
}

export interface ProjectCommand extends Command {
  projectId: string;
  project: Projects;
  /** The membership of the one who asks. */
  member: Members;
}

async function transact<T>(
  ground: Ground,
  chain: string,
  actorId: string,
  work: (command: Command) => Promise<T>,
  mustJournal = true,
): Promise<T> {
  const events: LiveEvent[] = [];
  let entries = 0;
  let result: T;
  try {
    result = await ground.facts.transaction().execute(async (q) => {
      const now = ground.clock.now().toISOString();
      const done = await work({
        q,
        now,
        actorId,
        id: () => ground.random.id(),
        announce: (event) => void events.push(event),
        journal: async (entry) => {
          entries++;
          await append(q, chain, actorId, now, entry);
        },
      });
      if (entries === 0 && mustJournal) throw new Error("a command must journal what it did");
      return done;
    });
  } catch (error) {
    if (isStorageFailure(error)) throw new Refusal("storage-failing");
    throw error;
  }
  for (const event of events) ground.events.announce(event);
  return result;
}

/** The living membership of an account in a project, or undefined. */
export async function findMembership(
  facts: Facts | Transaction<Schema>,
  projectId: string,
  accountId: string,
): Promise<Members | undefined> {
  return facts
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .selectAll("members")
    .where("projectId", "=", projectId)
    .where("accountId", "=", accountId)
    .where("removedAt", "is", null)
    .where("accounts.deactivatedAt", "is", null)
    .executeTakeFirst();
}

/**
 * Runs a command in a project.
 * @throws Refusal not-found when the project is not the actor's, not-allowed when his role does not let him
 */
export function projectCommand<T>(
  ground: Ground,
  actor: Actor,
  projectId: string,
  act: Act,
  work: (command: ProjectCommand) => Promise<T>,
): Promise<T> {
  return transact(ground, projectId, actor.accountId, async (command) => {
    const member = await findMembership(command.q, projectId, actor.accountId);
    const project = await command.q.selectFrom("projects").selectAll().where("id", "=", projectId).executeTakeFirst();
    if (!member || !project) throw new Refusal("not-found");
    must(member.role, act);
    return work({ ...command, projectId, project, member });
  });
}

/**
 * Runs what even a former member may do: put away what he typed before he lost the right (R5).
 * @throws Refusal not-found when he never was a member, or his account is deactivated
 */
export function leaverCommand<T>(
  ground: Ground,
  actor: Actor,
  projectId: string,
  work: (command: Command) => Promise<T>,
): Promise<T> {
  return transact(ground, projectId, actor.accountId, async (command) => {
    await wasMember(command.q, actor, projectId);
    return work(command);
  });
}

/** @throws Refusal not-found when the account never was a member, or is deactivated */
export async function wasMember(
  facts: Facts | Transaction<Schema>,
  { accountId }: Actor,
  projectId: string,
): Promise<void> {
  const member = await facts
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .select("members.id")
    .where("members.projectId", "=", projectId)
    .where("members.accountId", "=", accountId)
    .where("accounts.deactivatedAt", "is", null)
    .executeTakeFirst();
  if (!member) throw new Refusal("not-found");
}

/** Runs a command on the installation; the caller has named whose right it rests on. */
export function installationCommand<T>(
  ground: Ground,
  actorId: string,
  work: (command: Command) => Promise<T>,
): Promise<T> {
  return transact(ground, installationChain, actorId, work);
}

/** Runs what an account does in a project before it is a member: accepting an invitation, which is its right. */
export function arrivalCommand<T>(
  ground: Ground,
  actorId: string,
  projectId: string,
  work: (command: Command) => Promise<T>,
): Promise<T> {
  return transact(ground, projectId, actorId, work);
}

/** The same command journalling into another chain: what concerns an account and a project is told to both. */
export function inChain<C extends Command>(command: C, chain: string): C {
  return { ...command, journal: (entry: Entry) => append(command.q, chain, command.actorId, command.now, entry) };
}

/** Runs what the system itself does in a project, such as a revision taken after a pause. */
export function systemCommand<T>(
  ground: Ground,
  projectId: string,
  work: (command: Command) => Promise<T>,
): Promise<T> {
  return transact(ground, projectId, "", work);
}

/**
 * Runs what the system does when its hour has come. Whether it is still to be done is judged inside the transaction:
 * where it is not, nothing is changed and nothing journalled.
 */
export function dueCommand<T>(ground: Ground, projectId: string, work: (command: Command) => Promise<T>): Promise<T> {
  return transact(ground, projectId, "", work, false);
}

/** Writes down what follows from a text's words: it journals only what is born of them, such as a requirement's code. */
export function derivationCommand<T>(
  ground: Ground,
  projectId: string,
  work: (command: Command) => Promise<T>,
): Promise<T> {
  return transact(ground, projectId, "", work, false);
}

/**
 * Keeps what somebody without an account has written and not sent: it is his own until he sends it, and only that is
 * journalled.
 */
export function unsentCommand<T>(
  ground: Ground,
  projectId: string,
  work: (command: Command) => Promise<T>,
): Promise<T> {
  return transact(ground, projectId, "", work, false);
}

/** Counts what no record is kept of, such as the tries of a code: it journals nothing. */
export function countingCommand<T>(ground: Ground, actor: Actor, work: (command: Command) => Promise<T>): Promise<T> {
  return transact(ground, installationChain, actor.accountId, work, false);
}

/**
 * The membership that lets an account read something.
 * @throws Refusal not-found for strangers, not-allowed or not-found by role
 */
export async function membership(ground: Ground, actor: Actor, projectId: string, act: Act): Promise<Members> {
  const member = await findMembership(ground.facts, projectId, actor.accountId);
  if (!member) throw new Refusal("not-found");
  must(member.role, act);
  return member;
}
