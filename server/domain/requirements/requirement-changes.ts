/** Changes of a requirement from outside of its text: its words go through the live text, its status is a fact. */
import { priorities, requirementFields, type Priority, type RequirementField } from "../../../content/schema/forms.ts";
import { requirementStatuses, type RequirementStatus } from "../../../content/schema/names.ts";
import type { Ground } from "../../ground.ts";
import { membership, projectCommand, type Actor } from "../command.ts";
import { oneOf, optionalText, requiredText } from "../fields.ts";
import { Refusal } from "../refusal.ts";
import { mustFindRequirement, mustFindRequirementNow, type RequirementRow } from "./requirements.ts";
import type { RequirementEdit } from "../texts.ts";

/** The longest fields, characters. */
export const requirementLimits: Record<RequirementField, number> = {
  ...{ statement: 2000, criterion: 2000, addressee: 120, stage: 120, owner: 120, source: 500 },
};

type Words = Partial<Record<RequirementField, string>>;

/** As typed; what is not given stays. */
export interface RequirementChanges extends Words {
  priority?: string;
  status?: string;
}

/** Fields are one line: breaks and signs that nobody sees become spaces. */
function readField(name: RequirementField, typed: string): string {
  const line = typed.replace(/[\p{Cc}\p{Cs}\s]+/gu, " ");
  return (name === "statement" ? requiredText : optionalText)(name, line, requirementLimits[name]);
}

interface Read {
  priority: Priority | undefined;
  status: RequirementStatus | undefined;
  fields: Words;
}

/** @throws Refusal required, invalid, too-long */
function readChanges(changes: RequirementChanges): Read {
  const { priority, status } = changes;
  const fields: Words = {};
  for (const name of requirementFields) {
    const typed = changes[name];
    if (typed !== undefined) fields[name] = readField(name, typed);
  }
  if (priority === undefined && status === undefined && Object.keys(fields).length === 0)
    throw new Refusal("required", { field: "statement" }, "statement");
  return {
    fields,
    priority: priority === undefined ? undefined : oneOf("priority", priority, priorities),
    status: status === undefined ? undefined : oneOf("status", status, requirementStatuses),
  };
}

/** What would differ from the words as they read now; undefined when nothing would. */
function editOf(row: RequirementRow, { priority, fields }: Read): RequirementEdit | undefined {
  const changed = Object.entries(fields).filter(([name, text]) => row[name as RequirementField] !== text);
  const edit: RequirementEdit = {
    ...(priority !== undefined && priority !== row.priority && { priority }),
    ...(changed.length > 0 && { fields: Object.fromEntries(changed) }),
  };
  return Object.keys(edit).length > 0 ? edit : undefined;
}

/** Somebody else's words are not overwritten by whoever has not seen them. */
function mustHaveSeen(row: RequirementRow, { fields = {} }: RequirementEdit, seen: Words): void {
  for (const field of Object.keys(fields) as RequirementField[]) {
    if (seen[field] === undefined || seen[field] === row[field]) continue;
    throw new Refusal("requirement-changed", { field, text: row[field].slice(0, 300) || "—" }, field);
  }
}

async function changeWords(
  ground: Ground,
  actor: Actor,
  projectId: string,
  { row, textId }: Awaited<ReturnType<typeof mustFindRequirement>>,
  edit: RequirementEdit,
): Promise<void> {
  if (!row.block.draft) throw new Refusal("block-locked");
  const edited = await ground.texts.editRequirement(textId, row.uuid, edit, actor.accountId);
  if (edited === "absent") throw new Refusal("not-found");
  if (edited === "rich") throw new Refusal("rich-field");
  await ground.textFacts.settle(textId);
  ground.events.announce({ kind: "requirements", projectId });
}

function changeStatus(
  ground: Ground,
  actor: Actor,
  projectId: string,
  { uuid, code }: RequirementRow,
  status: RequirementStatus,
): Promise<void> {
  return projectCommand(ground, actor, projectId, "requirement.change", async ({ q, journal, announce }) => {
    await q
      .updateTable("requirements")
      .set({ status })
      .where("projectId", "=", projectId)
      .where("uuid", "=", uuid)
      .execute();
    await journal({ kind: "requirement.status-changed", about: uuid, data: { code, status } });
    announce({ kind: "requirements", projectId });
  });
}

/**
 * Changes words and status of a requirement. The words are new edits of this account in the live text, read back before
 * the answer.
 * @param seen the fields as the person saw them: whoever's words changed meanwhile are told to him instead of overwritten
 * @throws Refusal not-found, not-allowed, block-locked, rich-field, requirement-changed and those of fields
 */
export async function changeRequirement(
  ground: Ground,
  actor: Actor,
  projectId: string,
  code: string,
  changes: RequirementChanges,
  seen: Words = {},
): Promise<RequirementRow> {
  await membership(ground, actor, projectId, "requirement.change");
  const found = await mustFindRequirementNow(ground, projectId, code);
  const { row } = found;
  const read = readChanges(changes);
  const edit = editOf(row, read);
  if (edit) {
    mustHaveSeen(row, edit, seen);
    await changeWords(ground, actor, projectId, found, edit);
  }
  if (read.status !== undefined && read.status !== row.status)
    await changeStatus(ground, actor, projectId, row, read.status);
  return (await mustFindRequirement(ground.facts, projectId, code)).row;
}
