/** What an account may do with a live text, asked at each connection and whenever rights or states change (R8). */
import type { Ground } from "../../ground.ts";
import { findMembership } from "../command.ts";
import { insideRoles, may } from "../people.ts";

export interface TextAccess {
  projectId: string;
  mayWrite: boolean;
  /** The block is in review, agreed or under change control: its text takes no edit (R3). */
  locked: boolean;
}

/** The access, or undefined when for this account the text does not exist (R6). */
export async function findTextAccess(
  ground: Ground,
  accountId: string,
  textId: string,
): Promise<TextAccess | undefined> {
  const text = await ground.facts
    .selectFrom("texts")
    .leftJoin("blocks", (on) =>
      on.onRef("blocks.projectId", "=", "texts.projectId").onRef("blocks.textId", "=", "texts.id"),
    )
    .leftJoin("sections", (on) =>
      on.onRef("sections.projectId", "=", "blocks.projectId").onRef("sections.id", "=", "blocks.sectionId"),
    )
    .leftJoin("changeTargets", (on) =>
      on.onRef("changeTargets.projectId", "=", "texts.projectId").onRef("changeTargets.textId", "=", "texts.id"),
    )
    .leftJoin("changeRequests", (on) =>
      on
        .onRef("changeRequests.projectId", "=", "changeTargets.projectId")
        .onRef("changeRequests.id", "=", "changeTargets.requestId"),
    )
    .select("changeRequests.state as changeState")
    .select([
      "texts.projectId",
      "texts.kind",
      "blocks.state",
      "blocks.removedAt",
      "sections.removedAt as sectionRemovedAt",
    ])
    .where("texts.id", "=", textId)
    .executeTakeFirst();
  if (!text || text.kind === "kept") return undefined;
  const member = await findMembership(ground.facts, text.projectId, accountId);
  if (!member || !insideRoles.includes(member.role) || !may(member.role, "text.read")) return undefined;
  if (text.kind === "block" && (text.removedAt !== null || text.sectionRemovedAt !== null)) return undefined;
  // A fork that was taken out of its request is nobody's.
  if (text.kind === "change" && text.changeState === null) return undefined;
  // What is typed there may name the respondent, whom the others may know by his role only (R12): they read a copy.
  if (text.kind === "interview" && !may(member.role, "interview.conduct")) return undefined;
  // Notes of an interview are never signed, and so never closed.
  const state = { block: text.state, change: text.changeState, interview: "draft" }[text.kind];
  const locked = state !== "draft";
  return { projectId: text.projectId, mayWrite: may(member.role, "text.write"), locked };
}
