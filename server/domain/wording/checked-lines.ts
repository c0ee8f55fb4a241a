/** The lines of requirements as they are checked for vague words, and what is vague in them. */
import type { Transaction } from "kysely";
import { checkedFields, type CheckedField } from "../../../content/wording/checkable.ts";
import type { Found } from "../../../content/wording/matcher.ts";
import type { Facts } from "../../db/open.ts";
import type { Schema } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import type { RequirementRow } from "../requirements/requirements.ts";

/** Lines that are not checked as they read, by the uuid of their requirement: they hold code, links or references. */
export type CheckedLines = Map<string, Partial<Record<CheckedField, string>>>;

export async function readCheckedLines(q: Facts | Transaction<Schema>, projectId: string): Promise<CheckedLines> {
  const rows = await q
    .selectFrom("requirementWords")
    .select(["uuid", "checked"])
    .where("projectId", "=", projectId)
    .where("checked", "!=", "")
    .execute();
  return new Map(rows.map(({ uuid, checked }) => [uuid, JSON.parse(checked) as Partial<Record<CheckedField, string>>]));
}

/** The vague words of a requirement, field by field. */
export function findVague(
  ground: Ground,
  lines: CheckedLines,
  row: Pick<RequirementRow, "uuid" | CheckedField>,
  off?: ReadonlySet<string>,
): (Found & { field: CheckedField })[] {
  const checked = lines.get(row.uuid);
  return checkedFields.flatMap((field) =>
    ground.wording.find(checked?.[field] ?? row[field], off).map((found) => ({ ...found, field })),
  );
}
