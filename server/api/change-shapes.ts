/** Bodies and answers of change requests in the JSON API. */
import { z } from "zod";
import {
  changeCauses,
  changeChannels,
  changeKinds,
  changePriorities,
  changeRules,
  changeStates,
  changeVerdicts,
  currencies,
} from "../domain/changes/names.ts";
import { limits } from "../domain/fields.ts";
import { proof } from "./sign-off-shapes.ts";

const id = z.string();
const moment = z.string().meta({ format: "date-time" });
const text = (max: number) => z.string().meta({ maxLength: max });
const hash = z.string().meta({ description: "SHA-256, hex." });
const blockState = z.enum(["draft", "review", "agreed", "baselined"]);
const minor = z.int().nullable().meta({ description: "In minor units of its currency; null until it is estimated." });
const typed = (what: string) => z.union([z.string(), z.number()]).meta({ description: what });

const target = z.object({
  ...{ id, blockId: id, position: z.int(), title: z.string(), state: blockState, textId: id },
  ...{ baseRevisionId: id, baseHash: hash, baseNumber: z.int() },
  isMoved: z.boolean().meta({ description: "The block has changed since: the request has to be rebased first." }),
  resultRevisionId: id.nullable(),
  resultHash: hash.nullable().meta({ description: "Of the text that an approval makes the block's." }),
  ...{ appliedRevisionId: id.nullable(), appliedNumber: z.int().nullable() },
});

const person = z.object({ accountId: id, name: z.string() });

const decision = z.object({
  ...{ id, submission: z.int(), accountId: id, memberId: id, verdict: z.enum(changeVerdicts) },
  ...{ reason: z.string(), conditions: z.string(), hash, confirmedBy: z.string(), rulesHash: z.string(), at: moment },
  ...{ name: z.string(), position: z.string(), counts: z.boolean() },
  insteadOf: z.string().nullable().meta({ description: "In whose place it was given; null for one's own." }),
  signed: z.array(z.object({ block: id, hash })),
});

const touched = z.object({
  ...{ uuid: id, code: z.string(), statement: z.string() },
  touch: z.enum(["added", "modified", "removed", "affected"]),
  found: z.enum(["text", "link", "hand"]),
});

const change = z.object({
  ...{ projectId: id, id, number: z.int(), kind: z.enum(changeKinds), title: z.string(), cause: z.enum(changeCauses) },
  ...{ channel: z.enum(changeChannels), initiatorId: id, initiator: z.string(), raisedBy: person, raisedAt: moment },
  companyId: id.nullable().meta({ description: "The contractor, where the wish is his own." }),
  ...{ rationale: z.string(), consequence: z.string(), priority: z.enum(changePriorities) },
  ...{ days: z.int().nullable(), money: minor, currency: z.string(), risk: z.string(), stages: z.string() },
  ...{ estimatedBy: person.nullable(), estimatedAt: moment.nullable(), state: z.enum(changeStates) },
  ...{ submission: z.int(), submittedAt: moment.nullable(), decidedAt: moment.nullable(), closedAt: moment.nullable() },
  ...{ targets: z.array(target), requirements: z.array(touched), decisions: z.array(decision) },
});

const line = z.object({
  section: z.object({ id, title: z.string() }).nullable(),
  measure: z.enum(["days", "money", "share"]),
  ...{ limit: z.number(), spent: z.number(), then: z.number(), over: z.boolean(), near: z.boolean() },
  foreign: z.boolean().meta({ description: "The sum is in another currency than the limit." }),
});

export const list = z.object({ changes: z.array(change), budget: z.array(line), open: z.int(), total: z.int() });

const flags = { edit: z.boolean(), submit: z.boolean(), estimate: z.boolean(), return: z.boolean() };

export const whole = change.extend({
  hash: hash.meta({ description: "Of the request as it is read: a decision states it." }),
  rights: z.object({
    ...flags,
    cancel: z.boolean(),
    rebase: z.boolean(),
    decide: z.boolean(),
    close: z.boolean(),
    confirm: z.boolean(),
  }),
  groups: z.array(
    z.object({
      as: z.enum(["approvers", "owner", "responsible", "leader"]),
      ...{ block: z.string().nullable(), need: z.int() },
      people: z.array(z.object({ memberId: id, name: z.string(), verdict: z.enum(changeVerdicts).nullable() })),
    }),
  ),
  ...{ over: z.boolean(), budget: z.array(line) },
  insteadOf: z.string().nullable().meta({ description: "In whose place you would decide; null for yourself." }),
  resigned: z.array(z.object({ blockId: id, title: z.string(), visas: z.int() })),
});

const fields = {
  kind: z.string().meta({ description: `One of ${changeKinds.join(", ")}.` }),
  title: text(limits.title),
  cause: z.string().meta({ description: `One of ${changeCauses.join(", ")}.` }),
  channel: z.string().meta({ description: `One of ${changeChannels.join(", ")}.` }),
  initiatorId: id.meta({ description: "A member; the one who raises it unless said." }),
  rationale: text(limits.changeText),
  consequence: text(limits.changeText),
  priority: z.string().meta({ description: `One of ${changePriorities.join(", ")}.` }),
};

export const raising = z
  .object(fields)
  .partial()
  .extend({ blocks: z.array(id).meta({ minItems: 1 }) });
export const returning = z.object({
  version: z.string().meta({ description: "Number of an approved version, such as `1.0`." }),
  block: id.optional().meta({ description: "One block; without it, every locked one that reads otherwise." }),
});
export const editing = z.object(fields).partial();
export const changed = z.object({ number: z.int(), state: z.enum(changeStates) });

export const impact = z
  .object({
    days: typed("Working days."),
    money: typed("A sum such as 240000 or 1500,50; 0 for none."),
    currency: z.string().meta({ description: `One of ${currencies.join(", ")}.` }),
    ...{ risk: text(limits.changeText), stages: text(limits.title) },
  })
  .partial();

export const deciding = z.object({
  hash: hash.meta({ description: "`hash` of the request as it was read." }),
  verdict: z.string().meta({ description: `One of ${changeVerdicts.join(", ")}.` }),
  reason: text(limits.reason).optional().meta({ description: "Required unless it is approved." }),
  conditions: text(limits.reason).optional(),
  ...proof,
});

export const confirming = z.object({
  hash: hash.meta({ description: "`hash` of the request as it was read." }),
  ...proof,
});
export const confirmed = z.object({ signOffs: z.array(id) });

export const decided = changed.extend({ decision: id });

export const moved = z.object({
  blocks: z.array(
    z.object({
      ...{ blockId: id, title: z.string(), before: z.int(), now: z.int(), hash },
      conflicts: z.array(z.object({ id, mine: z.string(), theirs: z.string(), base: z.string() })),
    }),
  ),
});

export const rebase = z.object({
  choices: z.record(id, z.string()).meta({ description: "By the id of a conflict: mine, theirs or base." }),
  seen: z.record(id, hash).meta({ description: "By block: its `hash` as the conflicts were read." }),
});

export const redline = z.object({
  ...{ changes: z.int(), coarse: z.boolean(), html: z.string() },
  redline: z.looseObject({ pieces: z.array(z.looseObject({ kind: z.string() })) }),
});

const limitsOf = { days: z.int().nullable(), money: z.int().nullable(), share: z.int().nullable() };
export const terms = z.object({
  ...{ rule: z.enum(changeRules), currency: z.string(), ...limitsOf },
  sections: z.record(id, z.object(limitsOf)),
});
const typedLimits = {
  days: typed("Working days; null for no limit.").nullable(),
  money: typed("A sum in the budget's currency; null for no limit.").nullable(),
  share: typed("Percent of the requirements; null for no limit.").nullable(),
};
export const choice = z.object({
  rule: z.string().meta({ description: `One of ${changeRules.join(", ")}.` }),
  currency: z.string(),
  ...typedLimits,
  sections: z.record(id, z.object(typedLimits)),
});
