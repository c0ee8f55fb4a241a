/** What the ids inside a project's texts are called now: codes of requirements, titles of blocks, names of people. */
import type { Transaction } from "kysely";
import type { Names } from "../../../content/schema/names.ts";
import type { Facts } from "../../db/open.ts";
import type { Schema } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { readOutline } from "./outline.ts";
import { may } from "../people.ts";

type Reader = Facts | Transaction<Schema>;

/** How much of a requirement's statement its references tell, characters. */
const statementLength = 120;

/** Where the files of a project are to be had. */
function fileAddress(projectId: string): string {
  return `/api/v1/projects/${projectId}/files/`;
}

/** Names of everything in a project that a text may refer to, people who left included. */
export async function readNames(q: Reader, projectId: string): Promise<Names> {
  const sections = await readOutline(q, projectId);
  const blocks = sections.flatMap((section, at) =>
    section.blocks.map(({ id, title, position }): [string, string] => [id, `${at + 1}.${position + 1} ${title}`]),
  );
  const people = await q
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .select(["members.id", "members.role", "members.removedAt", "accounts.name", "accounts.deactivatedAt"])
    .where("members.projectId", "=", projectId)
    .execute();
  const present = people.filter((one) => !one.removedAt && !one.deactivatedAt && may(one.role, "text.read"));
  return {
    requirements: await requirementNames(q, projectId),
    blocks: Object.fromEntries(blocks),
    people: Object.fromEntries(people.map(({ id, name }) => [id, name])),
    present: present.map(({ id }) => id),
    files: fileAddress(projectId),
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
    .select(["requirements.uuid", "code", "status", "requirementWords.statement", "blocks.id as blockId"])
    .where("requirements.projectId", "=", projectId)
    .execute();
  const mentions = await countMentions(q, projectId);
  return Object.fromEntries(
    rows.map(({ uuid, code, status, statement, blockId }) => [
      uuid,
      {
        ...{ code, status, statement: (statement ?? "").slice(0, statementLength) },
        ...{ blockId: blockId ?? "", mentions: mentions.get(uuid) ?? 0 },
      },
    ]),
  );
}

/** References of a project that stand in the texts of living blocks of living sections. */
function referencesIn(q: Reader, projectId: string) {
  return q
    .selectFrom("textReferences")
    .innerJoin("blocks", (join) =>
      join
        .onRef("blocks.projectId", "=", "textReferences.projectId")
        .onRef("blocks.textId", "=", "textReferences.textId"),
    )
    .innerJoin("sections", (join) =>
      join.onRef("sections.projectId", "=", "blocks.projectId").onRef("sections.id", "=", "blocks.sectionId"),
    )
    .where("textReferences.projectId", "=", projectId)
    .where("blocks.removedAt", "is", null)
    .where("sections.removedAt", "is", null);
}

/** How often living blocks refer to each requirement. */
async function countMentions(q: Reader, projectId: string): Promise<Map<string, number>> {
  const rows = await referencesIn(q, projectId)
    .where("textReferences.kind", "=", "requirement")
    .select((one) => ["textReferences.target", one.fn.countAll<number>().as("count")])
    .groupBy("textReferences.target")
    .execute();
  return new Map(rows.map(({ target, count }) => [target, count]));
}

/** The same for a member who may read the texts. @throws Refusal not-found, not-allowed */
export async function readProjectNames(ground: Ground, actor: Actor, projectId: string): Promise<Names> {
  await membership(ground, actor, projectId, "text.read");
  return readNames(ground.facts, projectId);
}
