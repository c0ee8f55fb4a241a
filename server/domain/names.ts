/** What the ids inside a project's texts are called now: codes of requirements, titles of blocks, names of people. */
import type { Transaction } from "kysely";
import type { Names } from "../../content/schema/names.ts";
import type { Facts } from "../db/open.ts";
import type { Schema } from "../db/schema.ts";
import type { Ground } from "../ground.ts";
import { membership, type Actor } from "./command.ts";
import { readOutline } from "./outline.ts";

type Reader = Facts | Transaction<Schema>;

/** How much of a requirement's statement its references tell, characters. */
const statementLength = 120;

/** Names of everything in a project that a text may refer to, people who left included. */
export async function readNames(q: Reader, projectId: string): Promise<Names> {
  const sections = await readOutline(q, projectId);
  const blocks = sections.flatMap((section, at) =>
    section.blocks.map(({ id, title, position }): [string, string] => [id, `${at + 1}.${position + 1} ${title}`]),
  );
  const people = await q
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .select(["members.id", "accounts.name"])
    .where("members.projectId", "=", projectId)
    .execute();
  return {
    requirements: await requirementNames(q, projectId),
    blocks: Object.fromEntries(blocks),
    people: Object.fromEntries(people.map(({ id, name }) => [id, name])),
  };
}

async function requirementNames(q: Reader, projectId: string): Promise<Names["requirements"]> {
  const rows = await q
    .selectFrom("requirements")
    .leftJoin("requirementWords", (join) =>
      join
        .onRef("requirementWords.projectId", "=", "requirements.projectId")
        .onRef("requirementWords.uuid", "=", "requirements.uuid"),
    )
    .leftJoin("blocks", (join) =>
      join
        .onRef("blocks.projectId", "=", "requirementWords.projectId")
        .onRef("blocks.textId", "=", "requirementWords.textId"),
    )
    .select(["requirements.uuid", "requirements.code", "requirementWords.statement", "blocks.id as blockId"])
    .where("requirements.projectId", "=", projectId)
    .execute();
  return Object.fromEntries(
    rows.map(({ uuid, code, statement, blockId }) => [
      uuid,
      { code, statement: (statement ?? "").slice(0, statementLength), blockId: blockId ?? "" },
    ]),
  );
}

/** The same for a member who may read the texts. @throws Refusal not-found, not-allowed */
export async function readProjectNames(ground: Ground, actor: Actor, projectId: string): Promise<Names> {
  await membership(ground, actor, projectId, "text.read");
  return readNames(ground.facts, projectId);
}
