/** One cell of the matrix: a person signs here mandatorily, by wish, or not at all. */
import type { Transaction } from "kysely";
import type { Facts } from "../../db/open.ts";
import type { Schema } from "../../db/schema.ts";
import type { Approvers } from "../../db/sign-off-schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, projectCommand, type Actor, type ProjectCommand } from "../command.ts";
import { Refusal } from "../refusal.ts";
import { mustSign } from "./approver-fields.ts";
import { announcePlace, namedAt, placeColumns, type ApproverPlace } from "./approver-places.ts";
import { deleteApprover, insertApprover, updateApprover } from "./approvers.ts";

export const choices = ["mandatory", "advisory", "none"] as const;
export type Choice = (typeof choices)[number];

/** What a person's rows at one place come to: mandatory if any of them is. */
export function choiceOf(rows: readonly { mandatory: boolean | number }[]): Choice {
  if (rows.length === 0) return "none";
  return rows.some(({ mandatory }) => mandatory) ? "mandatory" : "advisory";
}

/**
 * Sets the cell; what is so already stays and is not journalled. Whoever signs the whole section cannot sign a block of
 * it less than that.
 * @throws Refusal not-found, not-allowed, in-bin, named-for-section, no-such-member, may-not-sign
 */
export async function chooseSigning(
  ground: Ground,
  actor: Actor,
  projectId: string,
  place: ApproverPlace,
  memberId: string,
  choice: Choice,
): Promise<void> {
  await membership(ground, actor, projectId, "approver.change");
  const now = await rowsOf(ground.facts, projectId, place, memberId);
  if (choiceOf(now.rows) === choice && (choice !== "none" || now.bySection.length === 0)) return;
  await projectCommand(ground, actor, projectId, "approver.change", async (command) => {
    if (choice !== "none") await mustSign(command.q, projectId, memberId, "member");
    const { columns, rows, bySection } = await rowsOf(command.q, projectId, place, memberId);
    if (choice !== "mandatory") mustNotUndercut(choice, rows, choiceOf(bySection));
    await settle(command, rows, choice, () =>
      insertApprover(command, columns, { memberId, mandatory: choice === "mandatory" }),
    );
    announcePlace(command, columns);
  });
}

interface Found {
  columns: Pick<Approvers, "blockId" | "sectionId">;
  /** The person's rows at the place itself. */
  rows: Approvers[];
  /** Those at the section around it. */
  bySection: Approvers[];
}

async function rowsOf(
  q: Facts | Transaction<Schema>,
  projectId: string,
  place: ApproverPlace,
  memberId: string,
): Promise<Found> {
  const { within, ...columns } = await placeColumns(q, projectId, place);
  const his = (rows: Approvers[]) => rows.filter((row) => row.memberId === memberId);
  const around = within === null ? [] : await namedAt(q, projectId, { blockId: null, sectionId: within });
  return { columns, rows: his(await namedAt(q, projectId, columns)), bySection: his(around) };
}

function mustNotUndercut(choice: Choice, rows: Approvers[], bySection: Choice): void {
  if (bySection === "mandatory" || (choice === "none" && bySection === "advisory" && rows.length === 0))
    throw new Refusal("named-for-section");
}

async function settle(
  command: ProjectCommand,
  rows: Approvers[],
  choice: Choice,
  name: () => Promise<unknown>,
): Promise<void> {
  if (choice === "none" && rows.length === 0) throw new Refusal("unknown-version");
  if (rows.length === 0) await name();
  for (const row of rows)
    if (choice === "none") await deleteApprover(command, row);
    else await updateApprover(command, { ...row, mandatory: choice === "mandatory" ? 1 : 0 });
}
