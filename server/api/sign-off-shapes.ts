/** Bodies and answers of sign-off in the JSON API. */
import { z } from "zod";
import { limits } from "../domain/fields.ts";
import { decisions } from "../domain/sign-off/deciding.ts";
import { answers } from "../domain/sign-off/remarks.ts";
import { reopeningKinds } from "../domain/sign-off/reopening.ts";
import { assertion } from "./passkey-shapes.ts";

const id = z.string();
const date = z.string().meta({ format: "date" });
const moment = z.string().meta({ format: "date-time" });
const hash = z.string().meta({ pattern: "^[0-9a-f]{64}$" });
const text = (max: number) => z.string().meta({ maxLength: max });
const decision = z.enum([...decisions, "by-default"]);
const confirmedBy = z.enum(["password", "code", "passkey", "scan", "signature-file", "nobody"]);

export const submission = z
  .object({
    hash: hash.meta({ description: "When given, only if the text is still this one." }),
    approvers: z
      .array(z.object({ memberId: id, mandatory: z.boolean() }))
      .meta({ description: "For this round instead of the assigned ones." }),
    deadline: date.nullable().meta({ description: "Null: none; not given: the project's usual one." }),
  })
  .partial();

export const openedRound = z.object({
  id,
  number: z.int(),
  hash,
  revisionId: id,
  submittedAt: moment,
  deadline: date.nullable(),
});

const confirmation = z
  .object({ passkey: assertion, code: z.string(), password: z.string() })
  .partial()
  .meta({ description: "One of the ways the project allows." });
const acceptRules = z
  .union([z.boolean(), hash])
  .meta({ description: "Accepts the company's rules of signing with this: the hash of the wording read, or true." });
export const proof = { confirmation: confirmation.optional(), acceptRules: acceptRules.optional() };

export const signing = z.object({
  hash: hash.meta({ description: "Of the text that was read." }),
  decision: z.enum(decisions),
  remark: text(limits.remark).optional(),
  quote: text(limits.quote).optional().meta({ description: "The words the remark is about, within one line." }),
  prefix: z.string().optional().meta({ description: "What stands before them in the line, as far as needed." }),
  suffix: z.string().optional(),
  replacement: text(limits.quote).optional().meta({ description: "Other words for the quoted ones." }),
  ...proof,
});

export const signingMany = z.object({
  blocks: z.array(z.object({ block: id, hash })),
  ...proof,
});

export const signOff = z.object({
  id,
  block: id,
  hash,
  decision,
  late: z.boolean(),
  confirmedBy,
  at: moment,
});

export const signOffs = z.object({ signOffs: z.array(signOff) });

export const signOffList = z.object({
  signOffs: z.array(
    signOff.extend({
      round: z.int(),
      revision: z.int(),
      memberId: id,
      name: z.string().meta({ description: "As signed." }),
      position: z.string(),
      behalf: z.string(),
      differenceOnly: z.boolean(),
      revokedAt: moment.nullable(),
      enteredBy: z.string().nullable().meta({ description: "Who entered it from paper; null: given in Svod." }),
      signedOn: date.nullable().meta({ description: "The day that stands on the paper." }),
      file: hash.nullable().meta({ description: "Of its scan or signature file." }),
    }),
  ),
});

export const blockSignOff = z.looseObject({
  round: z.looseObject({ number: z.int(), hash, approvers: z.array(z.looseObject({ memberId: id })) }).nullable(),
  remarks: z.array(z.looseObject({ id, body: z.string(), answer: z.enum(answers).nullable() })),
});

export const paper = z.object({
  member: id.meta({ description: "The approver whose signature it is." }),
  hash: hash.meta({ description: "Of the revision that the paper names: that of the round under way." }),
  decision: z.enum(decisions),
  remark: text(limits.remark).optional().meta({ description: "Needed unless the decision is “agreed”." }),
  signedOn: date.nullable().optional().meta({ description: "The day that stands on the paper." }),
  file: z.base64().meta({ description: "A scan (PDF, PNG, JPEG) or a detached signature (.sig, .p7s), up to 20 MB." }),
});

export const paperFile = z.object({
  hash: hash.meta({ description: "SHA-256 of the file." }),
  name: z.string(),
  type: z.string().meta({ description: "Media type." }),
  size: z.int(),
  file: z.base64(),
});

export const delegation = z.object({ memberId: id, reason: text(limits.reason) });
export const revocation = z.object({ reason: text(limits.reason) });
export const reopening = z.object({ kind: z.enum(reopeningKinds), reason: text(limits.reason) });
export const remarkAnswer = z.object({
  answer: z.enum(answers),
  text: text(limits.remark).optional().meta({ description: "Needed when declined." }),
});

const unagreed = z.array(
  z.object({ id, title: z.string(), state: z.enum(["draft", "in-review", "agreed", "baselined"]) }),
);

export const nextVersion = z.object({
  number: z.string(),
  hash: hash.meta({ description: "Of the manifest: what the owner signs." }),
  blocks: z.array(
    z.object({ block: id, text: id, title: z.string(), revision: id, number: z.int(), hash, signOffs: z.array(id) }),
  ),
  missing: unagreed.meta({ description: "Mandatory blocks that stand in the way." }),
  leftOut: unagreed.meta({ description: "Other blocks that are not agreed." }),
});

export const approval = z.object({ hash, ...proof });

const version = z.object({ id, number: z.string(), hash, at: moment });
export const approvedVersion = version;
export const versionList = z.object({
  versions: z.array(version.extend({ name: z.string(), position: z.string(), blocks: z.int() })),
});
