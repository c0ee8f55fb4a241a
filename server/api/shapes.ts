/** The bodies and answers of the JSON API, as schemas that check them and describe them. */
import { z } from "zod";
import { depths, projectGoals, projectKinds } from "../../content/templates/format.ts";
import { limits } from "../domain/fields.ts";
import { roles } from "../domain/people.ts";
import { phases } from "../domain/projects/projects.ts";

/** Text limited by the domain, which trims it first and names the field it refuses. */
const text = (max: number) => z.string().meta({ maxLength: max });
const date = z.string().meta({ format: "date" });
const moment = z.string().meta({ format: "date-time" });
const hash = z.string().meta({ pattern: "^[0-9a-f]{64}$" });
const id = z.string();
const role = z.enum(roles);

export const credentials = z.object({ email: z.string(), password: z.string() });

export const signedIn = z.object({
  account: z.object({ id, email: z.string(), name: z.string(), language: z.enum(["ru", "en"]) }),
});

export const projectList = z.object({
  projects: z.array(
    z.object({ id, name: z.string(), company: z.string(), phase: z.enum(phases), role, archived: z.boolean() }),
  ),
});

export const newProject = z.object({
  name: text(limits.name),
  company: text(limits.company),
  kind: z.enum(projectKinds),
  goal: z.enum(projectGoals),
  ownGoal: text(limits.reason).optional().meta({ description: "Needed when goal is `own`." }),
  template: z.string(),
  depth: z.enum(depths),
  language: z.enum(["ru", "en"]),
  timeZone: z.string().meta({ examples: ["Europe/Moscow"] }),
});

export const block = z.object({
  id,
  key: z.string(),
  title: z.string(),
  state: z.enum(["draft", "in-review", "agreed", "baselined"]),
  textId: id,
  position: z.int().meta({ description: "Zero-based place in the section." }),
  mandatory: z.boolean(),
  responsible: id.nullable().meta({ description: "Id of a member." }),
  due: date.nullable(),
  notRequired: z.string().nullable().meta({ description: "Why nothing is required here." }),
  revision: z.object({ number: z.int(), hash }).nullable().meta({ description: "The latest stored revision." }),
});

export const member = z.object({
  id,
  accountId: id,
  name: z.string(),
  email: z.string(),
  role,
  position: z.string(),
  department: z.string(),
  company: z.string(),
});

export const project = z.object({
  id,
  name: z.string(),
  company: z.string(),
  kind: z.enum(projectKinds),
  goal: z.enum(projectGoals).nullable(),
  ownGoal: z.string(),
  phase: z.enum(phases),
  language: z.enum(["ru", "en"]),
  timeZone: z.string(),
  archived: z.boolean(),
  role,
  leaderMissing: z.boolean(),
  sections: z.array(z.object({ id, key: z.string(), title: z.string(), prefix: z.string(), blocks: z.array(block) })),
  members: z.array(member),
});

export const revision = z.object({
  id,
  number: z.int(),
  hash,
  reason: z.enum(["pause", "asked", "created", "restored", "submitted", "changed"]),
  takenAt: moment,
});

export const revisionList = z.object({
  revisions: z.array(revision.extend({ authors: z.array(z.object({ accountId: id, name: z.string() })) })),
});

export const comparison = z.object({
  before: z.union([z.int(), z.literal("now")]),
  after: z.union([z.int(), z.literal("now")]),
  changes: z.int().meta({ description: "How many places differ; 0 when the contents are the same." }),
  coarse: z.boolean().meta({ description: "Some places are marked as replaced whole: the texts are very large." }),
  html: z.string().meta({ description: "For reading: <ins>, <del>, and folds for what is unchanged." }),
  redline: z.looseObject({ pieces: z.array(z.looseObject({ kind: z.string() })) }).meta({
    description:
      "The same as a tree: pieces are same, inserted, deleted, changed, rewritten, moved or left (moved away).",
  }),
});

export const restoration = z.object({
  revision: z.int().meta({ description: "The revision that holds the restored text." }),
  previous: z.int().meta({ description: "The revision that holds what stood there before." }),
});

export const blockReading = block.extend({
  content: z.looseObject({ type: z.string() }).meta({ description: "ProseMirror JSON of the live text." }),
  hash: hash.meta({ description: "The hash a revision taken now would have." }),
  markdown: z.string(),
  revision: revision.nullable(),
});

export const newBlock = z.object({
  title: text(limits.title).optional(),
  key: z
    .string()
    .optional()
    .meta({ description: "Key of a block the template offers; without it, a block of one's own." }),
  position: z.int().min(0).optional(),
});

export const blockChanges = z.object({
  title: text(limits.title).optional(),
  position: z.int().min(0).optional(),
  responsible: id.nullable().optional(),
  due: date.nullable().optional(),
  notRequired: text(limits.reason).nullable().optional(),
});

export const unacceptedEdits = z.object({
  update: z.base64().meta({ description: "The Yjs difference, V1 encoding, at most 2 MB." }),
  reason: z.enum(["locked", "no-right", "epoch", "removed", "too-large"]),
  epoch: z.int().optional().meta({ description: "The epoch of the text in which it was made." }),
});

export const kept = z.object({ id });

export const newToken = z.object({ name: text(limits.name) });

export const token = z.object({ id, name: z.string(), token: z.string().meta({ description: "Shown this once." }) });

export const newMember = z.object({
  email: z.string(),
  role,
  position: text(limits.position).optional(),
  department: text(limits.position).optional(),
  company: text(limits.company).optional(),
});

export const newInvitation = newMember.extend({
  name: text(limits.name).optional(),
  delivery: z.enum(["mail", "link"]).default("mail"),
});

export const invitation = z.object({
  invitation: z.object({
    ...{ id, email: z.string(), name: z.string(), role, position: z.string(), department: z.string() },
    ...{ company: z.string(), createdAt: moment, expiresAt: moment },
  }),
  link: z.string().nullable().meta({ description: "To hand over, when delivery is `link`; shown this once." }),
});

export const failure = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
