/** The format of a template: what a business analyst may write in the YAML files of this folder. */
import { z } from "zod";

/** Keys are stable names in latin letters: they survive renames of what they name. */
const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "латинские строчные буквы, цифры и дефис");
const sentence = z.string().trim().min(1);
const markdown = z.string().trim().min(1);

/** The three kinds of project, the first choice of the wizard. */
export const projectKinds = ["improve", "switch", "first"] as const;
export type ProjectKind = (typeof projectKinds)[number];

/** The main problem to solve; `own` is the customer's own words. */
export const projectGoals = ["analytics", "transparency", "marketing", "loyalty", "own"] as const;
export type ProjectGoal = (typeof projectGoals)[number];

export const depths = ["short", "full"] as const;
export type Depth = (typeof depths)[number];

/** Where a block or a column comes from: the article the template grew from, or professional practice. */
const origin = z.enum(["article", "practice"]);

const option = z.union([sentence, z.strictObject({ key, title: sentence })]);

/** A form as documents name it. */
const formKey = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/, "ключ блока и ключ формы через «/»");

/** A column of a table, or a field of a card. `need` is a cell whose sentences may become requirements. */
const column = z
  .strictObject({
    key,
    title: sentence,
    type: z.enum(["text", "choice", "person", "number", "date", "link", "need"]).default("text"),
    required: z.boolean().default(false),
    unit: sentence.optional(),
    options: z.array(option).min(2).optional(),
    many: z.boolean().default(false),
    /** Of a link: the table whose rows are offered while somebody writes. The value stays free text. */
    to: formKey.optional(),
    /** Stays inside when the ТЗ is published to integrators; without it only columns of people do. */
    internal: z.boolean().optional(),
    hint: sentence.optional(),
    origin: origin.default("practice"),
  })
  .refine((c) => (c.type === "choice") === (c.options !== undefined), {
    message: "options нужны графе с type: choice, и только ей",
    path: ["options"],
  })
  .refine((c) => c.to === undefined || c.type === "link", {
    message: "to нужно только графе с type: link",
    path: ["to"],
  });

const cells = z.record(key, z.union([sentence, z.number()]));

/** The whole form, or block, stays inside when the ТЗ is published to integrators. */
const internal = z.boolean().optional();

const heading = z.strictObject({ key, title: sentence, group: sentence.optional() });

const table = z.strictObject({
  kind: z.literal("table"),
  key,
  title: sentence,
  internal,
  /** Rows are requirements: they get code, priority, stage, source, criterion and status. */
  requirements: z.boolean().default(false),
  columns: z.array(column).min(2),
  /** Typical B2B rows marked «пример»; they count for nothing until a person accepts them. */
  examples: z.array(cells).min(3).max(8),
});

const card = z.strictObject({
  kind: z.literal("card"),
  key,
  title: sentence,
  internal,
  columns: z.array(column).min(2),
  /** Prompts shown in empty fields, by field key. */
  prompts: cells.optional(),
});

const choice = z.strictObject({
  kind: z.literal("choice"),
  key,
  title: sentence,
  internal,
  many: z.boolean().default(false),
  options: z.array(z.strictObject({ key, title: sentence, note: sentence.optional() })).min(2),
});

const matrix = z.strictObject({
  kind: z.literal("matrix"),
  key,
  title: sentence,
  internal,
  rowTitle: sentence,
  rows: z.array(heading).min(1),
  columns: z.array(heading).min(2),
  values: z.array(sentence).min(2),
});

/** A typed table in a block. */
export const formFormat = z.discriminatedUnion("kind", [table, card, choice, matrix]);
export type Form = z.infer<typeof formFormat>;
export type Column = z.infer<typeof column>;

/** When a block is mandatory; without this field it never is. Any of the conditions is enough. */
const mandatory = z.union([
  z.literal("always"),
  z.strictObject({
    goals: z.array(z.enum(projectGoals)).min(1).optional(),
    kinds: z.array(z.enum(projectKinds)).min(1).optional(),
  }),
]);

/**
 * Where the answer to a question belongs: columns of one form of the block (`form/column`), a choice (`form`), or fields of
 * a requirement (`requirement/statement`). Without it the answer stands in the text, under the question.
 */
const into = z
  .array(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)?$/, "ключ формы и ключ графы через «/»"))
  .min(1)
  .optional();

export const blockFormat = z.strictObject({
  title: sentence.max(120),
  origin: origin.default("article"),
  /** Numbers of the points of the source checklist that this block answers. */
  covers: z.array(z.int().positive()).default([]),
  depth: z.enum(depths),
  internal,
  mandatory: mandatory.optional(),
  /** Who usually writes the block: keys of roles.yaml. */
  responsible: z.array(key).min(1),
  /** Who usually signs it: at most two mandatory, the general director only where it is about goals. */
  approvers: z.strictObject({
    mandatory: z.array(key).min(1).max(2),
    advisory: z.array(key).default([]),
  }),
  guidance: z.strictObject({ what: markdown, why: markdown, good: markdown, bad: markdown }),
  ask: z.array(z.strictObject({ who: z.array(key).min(1), question: sentence, into })).min(1),
  /** Starting text, Markdown: headings ###, lists, tasks `- [ ]`, **bold**, *italic*, links. */
  text: markdown.optional(),
  forms: z.array(formFormat).default([]),
});
export type TemplateBlock = z.infer<typeof blockFormat> & { key: string };

export const sectionFormat = z.strictObject({
  title: sentence.max(120),
  /** The prefix of requirement codes born in this section: ТЗ-INT-003. */
  prefix: z.string().regex(/^[A-Z]{3}$/, "три латинские прописные буквы"),
  intro: markdown,
  /** Keys of the blocks in order; each has a file `<key>.yaml` beside this one. */
  blocks: z.array(key).min(1),
});
export type TemplateSection = Omit<z.infer<typeof sectionFormat>, "blocks"> & {
  key: string;
  blocks: TemplateBlock[];
};

const roleFormat = z.strictObject({
  title: sentence,
  /** Words by which a position is recognised as this role, for default approvers. */
  positions: z.array(sentence).default([]),
});

export const templateFormat = z.strictObject({
  title: sentence,
  language: z.enum(["ru", "en"]),
  summary: sentence,
  goals: z.array(z.strictObject({ key: z.enum(projectGoals), title: sentence, note: sentence })).length(5),
  roles: z.record(key, roleFormat),
  sections: z.array(key).min(1),
});
export type Template = Omit<z.infer<typeof templateFormat>, "sections"> & {
  key: string;
  sections: TemplateSection[];
};

/** What a demo project says in one block: text, accepted rows by form, requirements. */
export const demoBlockFormat = z.strictObject({
  state: z.enum(["filled", "started", "empty"]),
  text: markdown.optional(),
  rows: z.record(key, z.array(cells)).default({}),
  card: z.record(key, cells).default({}),
  choice: z.record(key, z.array(key)).default({}),
  matrix: z.record(key, z.record(key, z.record(key, sentence))).default({}),
  requirements: z
    .array(
      z.strictObject({
        statement: sentence,
        priority: z.enum(["must", "should", "could", "wont"]),
        addressee: sentence,
        stage: sentence,
        criterion: sentence,
        source: sentence.optional(),
      }),
    )
    .default([]),
});
export type DemoBlock = z.infer<typeof demoBlockFormat>;
