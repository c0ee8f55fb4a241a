/** What the forms of the page do: a cell, a naming with all its fields, a role in all its blocks. */
import type { Actor } from "../../../server/domain/command.ts";
import { oneOf } from "../../../server/domain/fields.ts";
import { chooseSigning, choices, type Choice } from "../../../server/domain/sign-off/approver-choice.ts";
import type { ApproverPlace } from "../../../server/domain/sign-off/approver-places.ts";
import { handRole } from "../../../server/domain/sign-off/approver-roles.ts";
import { changeApprover, nameApprover, removeApprover } from "../../../server/domain/sign-off/approvers.ts";
import type { Ground } from "../../../server/ground.ts";
import { byIntent, type Posted } from "../../request.ts";

/** What was done, for the page to say. */
export type Done =
  | { done: "cell"; place: string; member: string; choice: Choice }
  | { done: "name" | "change" | "remove" }
  | { done: "role"; count: number };

function placeOf(kind: string, id: string): ApproverPlace {
  return oneOf("place", kind, ["block", "section"]) === "block" ? { blockId: id } : { sectionId: id };
}

/** The fields of a naming; a turn that is no number is refused by the domain. */
function fieldsOf(posted: Posted) {
  return {
    memberId: posted.get("member"),
    mandatory: oneOf("choice", posted.get("choice"), ["mandatory", "advisory"]) === "mandatory",
    step: Number(posted.get("step")),
    substituteId: posted.get("substitute"),
    behalf: posted.get("behalf"),
  };
}

export function nameByForm(ground: Ground, actor: Actor, projectId: string, posted: Posted): Promise<Done> {
  return byIntent<Done>(posted, {
    cell: async () => {
      const [kind = "", place = "", member = "", asked = ""] = posted.get("cell").split(":");
      const choice = oneOf("choice", asked, choices);
      await chooseSigning(ground, actor, projectId, placeOf(kind, place), member, choice);
      return { done: "cell", place, member, choice };
    },
    name: async () => {
      const [kind = "", place = ""] = posted.get("place").split(":");
      await nameApprover(ground, actor, projectId, placeOf(kind, place), fieldsOf(posted));
      return { done: "name" };
    },
    change: async () => {
      await changeApprover(ground, actor, projectId, posted.get("approver"), fieldsOf(posted));
      return { done: "change" };
    },
    remove: async () => {
      await removeApprover(ground, actor, projectId, posted.get("approver"));
      return { done: "remove" };
    },
    role: async () => {
      const change = { memberId: posted.get("member") || null, insteadOf: posted.get("insteadOf") || null };
      return { done: "role", count: await handRole(ground, actor, projectId, posted.get("role"), change) };
    },
  });
}
