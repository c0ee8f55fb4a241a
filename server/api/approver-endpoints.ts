/** Who signs what, in the JSON API. */
import type { z } from "zod";
import type { ApproverChanges } from "../domain/sign-off/approver-fields.ts";
import { readApproverMatrix, type NamedApprover } from "../domain/sign-off/approver-matrix.ts";
import type { ApproverPlace } from "../domain/sign-off/approver-places.ts";
import { handRole } from "../domain/sign-off/approver-roles.ts";
import { changeApprover, nameApprover, removeApprover } from "../domain/sign-off/approvers.ts";
import { Refusal } from "../domain/refusal.ts";
import * as shapes from "./approver-shapes.ts";
import { endpoint, type Call } from "./endpoint.ts";

function approverAnswer({ id, role, memberId, mandatory, step, substituteId, behalf }: NamedApprover) {
  return { id, role, member: memberId, mandatory, step, substitute: substituteId, behalf };
}

/** The approver as he stands after a command that was let through. */
async function approverNow({ ground, actor, params }: Pick<Call, "ground" | "actor" | "params">, approverId: string) {
  const { sections } = await readApproverMatrix(ground, actor, params.p!);
  const places = sections.flatMap((section) => [section, ...section.blocks]);
  const found = places.flatMap(({ named }) => named).find(({ id }) => id === approverId);
  if (!found) throw new Refusal("not-found");
  return approverAnswer(found);
}

function placeOf({ block, section }: z.output<typeof shapes.newApprover>): ApproverPlace {
  if (block !== undefined && section !== undefined) throw new Refusal("invalid", { fields: "block, section" }, "block");
  if (block !== undefined) return { blockId: block };
  if (section !== undefined) return { sectionId: section };
  throw new Refusal("required", { field: "block" }, "block");
}

function changesOf({ member, substitute, ...rest }: z.output<typeof shapes.approverChanges>): ApproverChanges {
  return { memberId: member, substituteId: substitute, ...rest };
}

export const approverEndpoints = [
  endpoint({
    method: "get",
    path: "/projects/:p/approvers",
    summary: "Who signs what over the whole project, roles that nobody holds included",
    policy: "project.read",
    status: 200,
    answer: shapes.approverMatrix,
    handle: async ({ ground, actor, params }) => {
      const { sections, roles } = await readApproverMatrix(ground, actor, params.p!);
      return {
        sections: sections.map(({ id, title, named, blocks }) => ({
          ...{ id, title, approvers: named.map(approverAnswer) },
          blocks: blocks.map((block) => ({
            ...{ id: block.id, title: block.title, state: block.state },
            approvers: block.named.map(approverAnswer),
            signers: block.signers.map(({ memberId, substituteId, ...signer }) => ({
              ...{ member: memberId, substitute: substituteId, ...signer },
            })),
            round: block.round && {
              ...{ number: block.round.number, outcome: block.round.outcome },
              approvers: block.round.people.map(({ memberId, ...turn }) => ({ member: memberId, ...turn })),
            },
          })),
        })),
        roles: roles.map(({ memberId, ...holding }) => ({ ...holding, member: memberId })),
      };
    },
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/approvers",
    summary: "Names an approver of a block or of a whole section; a round that runs keeps its own",
    policy: "approver.change",
    body: shapes.newApprover,
    status: 201,
    answer: shapes.approver,
    handle: async (call) => {
      const { ground, actor, params, body } = call;
      const { member, substitute, mandatory, step, behalf } = body;
      const input = { memberId: member, substituteId: substitute, mandatory, step, behalf };
      return approverNow(call, await nameApprover(ground, actor, params.p!, placeOf(body), input));
    },
  }),
  endpoint({
    method: "patch",
    path: "/projects/:p/approvers/:n",
    summary: "Changes an approver; a role of the template may be left without a holder",
    policy: "approver.change",
    body: shapes.approverChanges,
    status: 200,
    answer: shapes.approver,
    handle: async (call) => {
      const { ground, actor, params, body } = call;
      await changeApprover(ground, actor, params.p!, params.n!, changesOf(body));
      return approverNow(call, params.n!);
    },
  }),
  endpoint({
    method: "delete",
    path: "/projects/:p/approvers/:n",
    summary: "Takes an approver away",
    policy: "approver.change",
    status: 204,
    answer: null,
    handle: ({ ground, actor, params }) => removeApprover(ground, actor, params.p!, params.n!),
  }),
  endpoint({
    method: "patch",
    path: "/projects/:p/approver-roles/:r",
    summary: "Gives a role of the template to a member in all its blocks at once",
    policy: "approver.change",
    body: shapes.handover,
    status: 200,
    answer: shapes.handedOver,
    handle: async ({ ground, actor, params, body }) => ({
      blocks: await handRole(ground, actor, params.p!, params.r!, { memberId: body.member, insteadOf: body.insteadOf }),
    }),
  }),
];
