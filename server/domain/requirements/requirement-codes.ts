/** Codes of requirements: given when one is first seen on disk, by the section it was born in, and never anew (R10). */
import type { Transaction } from "kysely";
import type { DocNode } from "../../../content/schema/document.ts";
import type { Facts } from "../../db/open.ts";
import type { Schema } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import type { Command } from "../command.ts";
import type { DerivedRequirement } from "../texts.ts";

type Reader = Facts | Transaction<Schema>;

/** What stands before every code. */
const lead = "ТЗ";

/** ТЗ-INT-003. */
function requirementCode(prefix: string, number: number): string {
  return `${lead}-${prefix}-${String(number).padStart(3, "0")}`;
}

/** Codes of the requirements in a document, by uuid: part of what a revision holds. */
export async function codesIn(q: Reader, projectId: string, doc: DocNode): Promise<Record<string, string>> {
  const uuids: string[] = [];
  const visit = (node: DocNode) => {
    if (node.type === "requirement") uuids.push(String(node.attrs?.uuid ?? ""));
    else node.content?.forEach(visit);
  };
  visit(doc);
  if (uuids.length === 0) return {};
  const rows = await q
    .selectFrom("requirements")
    .select(["uuid", "code"])
    .where("projectId", "=", projectId)
    .where("uuid", "in", uuids)
    .execute();
  return Object.fromEntries(rows.map(({ uuid, code }) => [uuid, code]));
}

/**
 * Those of a text's requirements that another text of the project holds at this moment, the strays: the earlier one keeps
 * the uuid. And the other texts that were known to hold any of them.
 */
export async function strayRequirements(
  ground: Ground,
  projectId: string,
  textId: string,
  requirements: DerivedRequirement[],
): Promise<{ strays: string[]; holders: string[] }> {
  if (requirements.length === 0) return { strays: [], holders: [] };
  const elsewhere = await ground.facts
    .selectFrom("requirementWords")
    .select(["uuid", "textId"])
    .where("projectId", "=", projectId)
    .where("textId", "!=", textId)
    .where(
      "uuid",
      "in",
      requirements.map(({ uuid }) => uuid),
    )
    .execute();
  const holders = [...new Set(elsewhere.map((row) => row.textId))];
  const strays: string[] = [];
  for (const other of holders) {
    // Cut from there and pasted here is a move, whichever of the two was told first.
    const { facts } = await ground.texts.derive(other);
    const holds = new Set(facts.requirements.map(({ uuid }) => uuid));
    strays.push(...elsewhere.filter((row) => row.textId === other && holds.has(row.uuid)).map(({ uuid }) => uuid));
  }
  return { strays, holders };
}

/** Writes down a text's requirements as they read now; new ones get their codes. */
export async function recordRequirements(
  command: Command,
  projectId: string,
  blockId: string,
  textId: string,
  requirements: DerivedRequirement[],
): Promise<void> {
  const { q } = command;
  await giveCodes(
    command,
    projectId,
    blockId,
    requirements.map(({ uuid }) => uuid),
  );
  await q.deleteFrom("requirementWords").where("projectId", "=", projectId).where("textId", "=", textId).execute();
  for (const [place, { uuid, priority, origin, fields, checked }] of requirements.entries()) {
    const lines = Object.keys(checked).length > 0 ? JSON.stringify(checked) : "";
    const words = { textId, place, priority, origin, ...fields, checked: lines };
    await q
      .insertInto("requirementWords")
      .values({ projectId, uuid, ...words })
      .onConflict((row) => row.columns(["projectId", "uuid"]).doUpdateSet(words))
      .execute();
  }
}

/** Gives codes to those of the requirements that have none yet: new ones of a block. */
export async function giveCodes(command: Command, projectId: string, blockId: string, uuids: string[]): Promise<void> {
  if (uuids.length === 0) return;
  const { q, now, journal, announce } = command;
  const known = await q
    .selectFrom("requirements")
    .select("uuid")
    .where("projectId", "=", projectId)
    .where("uuid", "in", uuids)
    .execute();
  const coded = new Set(known.map(({ uuid }) => uuid));
  const born = uuids.filter((uuid) => !coded.has(uuid));
  if (born.length === 0) return;
  const prefix = await prefixOf(command, projectId, blockId);
  let number = await lastNumber(command, projectId, prefix);
  for (const uuid of born) {
    const code = requirementCode(prefix, ++number);
    await q
      .insertInto("requirements")
      .values({ projectId, uuid, prefix, number, code, status: "draft", bornAt: now })
      .execute();
    await journal({ kind: "requirement.coded", about: uuid, data: { code, block: blockId } });
  }
  announce({ kind: "requirements", projectId });
}

async function prefixOf({ q }: Command, projectId: string, blockId: string): Promise<string> {
  const section = await q
    .selectFrom("blocks")
    .innerJoin("sections", (join) =>
      join.onRef("sections.projectId", "=", "blocks.projectId").onRef("sections.id", "=", "blocks.sectionId"),
    )
    .select("sections.prefix")
    .where("blocks.projectId", "=", projectId)
    .where("blocks.id", "=", blockId)
    .executeTakeFirstOrThrow();
  return section.prefix;
}

async function lastNumber({ q }: Command, projectId: string, prefix: string): Promise<number> {
  const row = await q
    .selectFrom("requirements")
    .select((one) => one.fn.max("number").as("number"))
    .where("projectId", "=", projectId)
    .where("prefix", "=", prefix)
    .executeTakeFirst();
  return row?.number ?? 0;
}
