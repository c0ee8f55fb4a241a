/** The bodies and answers of the API of approvers. */
import { z } from "zod";
import { limits } from "../domain/fields.ts";
import { lastStep } from "../domain/sign-off/approver-fields.ts";

const id = z.string();
const member = id.meta({ description: "Id of a member." });
const mandatory = z.boolean().meta({ description: "False: advisory." });
const step = z.int().meta({
  ...{ minimum: 1, maximum: lastStep },
  description: "Those of one step decide at the same time, after the mandatory ones of the steps before.",
});
const behalf = z.string().meta({ maxLength: limits.position, description: "On whose behalf he signs; mostly empty." });
const substitute = member.nullable().meta({ description: "The member who may decide in his place." });
const holder = member.nullable().meta({ description: "Null while nobody holds the role." });
const state = z.enum(["draft", "review", "agreed", "baselined"]);

export const approver = z.object({
  id,
  role: z.string().meta({ description: "Key of the template's role; empty for one named by hand." }),
  member: holder,
  ...{ mandatory, step, substitute, behalf },
});

const signer = z.object({
  member: holder,
  roles: z.array(z.string()),
  ...{ mandatory, step, substitute, behalf },
});

const round = z.object({
  number: z.int(),
  outcome: z
    .enum(["agreed", "rejected", "returned", "withdrawn", "reopened"])
    .nullable()
    .meta({ description: "Null while it runs." }),
  approvers: z.array(
    z.object({
      ...{ member, mandatory },
      progress: z.enum(["waiting", "later", "agreed", "agreed-with-remarks", "rejected", "by-default"]),
    }),
  ),
});

export const approverMatrix = z.object({
  sections: z.array(
    z.object({
      ...{ id, title: z.string() },
      approvers: z.array(approver).meta({ description: "Named for the whole section." }),
      blocks: z.array(
        z.object({
          ...{ id, title: z.string(), state },
          approvers: z.array(approver).meta({ description: "Named for the block itself." }),
          signers: z.array(signer).meta({ description: "All who sign it, those of its section included, each once." }),
          round: round.nullable().meta({ description: "The latest one." }),
        }),
      ),
    }),
  ),
  roles: z.array(
    z.object({ role: z.string(), title: z.string(), member: holder, blocks: z.int(), mandatory: z.int() }),
  ),
});

export const newApprover = z.object({
  block: id.optional(),
  section: id.optional().meta({ description: "Instead of `block`: the whole section." }),
  member,
  mandatory: mandatory.optional(),
  step: step.optional(),
  substitute: substitute.optional(),
  behalf: behalf.optional(),
});

export const approverChanges = z.object({
  member: holder.optional(),
  mandatory: mandatory.optional(),
  step: step.optional(),
  substitute: substitute.optional(),
  behalf: behalf.optional(),
});

export const handover = z.object({
  member: holder,
  insteadOf: holder.meta({ description: "Who holds it in the blocks in question; null: where nobody does." }),
});

export const handedOver = z.object({ blocks: z.int().meta({ description: "In how many blocks." }) });
