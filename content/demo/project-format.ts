/** The format of `project.yaml`: whose demonstration project it is, who takes part and who owes which block. */
import { z } from "zod";
import { depths, projectGoals, projectKinds } from "../templates/format.ts";

const sentence = z.string().trim().min(1);
const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "латинские строчные буквы, цифры и дефис");

/** Roles a member may have in a project. */
export const memberRoles = ["owner", "manager", "editor", "approver", "observer", "integrator"] as const;

const person = z.strictObject({
  /** The name to sign in by: the part of the address before «@», unique in the list. */
  account: key,
  name: sentence,
  position: sentence,
  department: sentence,
  company: sentence,
  role: z.enum(memberRoles),
});
export type DemoPerson = z.infer<typeof person>;

const duty = z.strictObject({
  /** An account of `people`. */
  responsible: key,
  /** The day it is due, ISO 8601, in the project's time zone. */
  due: z.iso.date("дата вида 2026-12-31"),
});

/** A round of sign-off that is under way or over. */
const round = z.strictObject({
  /** Accounts that decide: true where the visa is mandatory. */
  approvers: z.record(key, z.boolean()),
  /** Decisions given so far, in this order. */
  given: z.record(
    key,
    z.strictObject({
      decision: z.enum(["agreed", "agreed-with-remarks", "rejected"]),
      remark: sentence.optional(),
      /** Words of the block, within one line, and what is proposed in their place. */
      quote: sentence.optional(),
      replacement: sentence.optional(),
    }),
  ),
});
export type DemoRound = z.infer<typeof round>;

export const demoProjectFormat = z.strictObject({
  company: sentence,
  name: sentence,
  kind: z.enum(projectKinds),
  goal: z.enum(projectGoals),
  /** The key of the template the project began from. */
  template: key,
  depth: z.enum(depths),
  timeZone: z.string().refine(isTimeZone, "часовой пояс по IANA, например Asia/Yekaterinburg"),
  people: z.array(person).min(1),
  /** Duties by the key of a block; a block that is not here has none. */
  blocks: z.record(key, duty),
  /** The order that put the ready rules of electronic signature in force. */
  signingRules: z.strictObject({ orderNumber: sentence, orderDate: z.iso.date("дата вида 2026-12-31") }),
  /** Rounds by the key of a block. */
  signOff: z.record(key, round),
});
export type DemoProject = z.infer<typeof demoProjectFormat>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("ru", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
