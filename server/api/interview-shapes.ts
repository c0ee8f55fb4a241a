/** Bodies and answers of interviews in the JSON API. */
import { z } from "zod";
import { coverageStates } from "../domain/interviews/coverage.ts";
import { noteMarks } from "../domain/interviews/excerpts.ts";
import { consents } from "../domain/interviews/planning.ts";
import { limits } from "../domain/fields.ts";

const id = z.string();
const moment = z.string().meta({ format: "date-time" });
const day = z.string().meta({ description: "YYYY-MM-DD; empty until it is known." });
const line = z.string().meta({ maxLength: limits.position });
const state = z.enum(["planned", "conducted", "awaiting", "confirmed", "cancelled"]);
const block = z.object({ id, number: z.string(), title: z.string() });
const consent = z.enum(consents).meta({ description: "How the respondent may be quoted; it may change at any time." });
const role = z.string().meta({ description: "Key of a role of the template." });

const planned = {
  name: line.optional().meta({ description: "Leaves again only with the consent `name`." }),
  ...{ position: line.optional(), department: line.optional(), consent: consent.optional() },
  heldOn: day.optional(),
  heldAt: z.string().optional().meta({ description: "HH:MM" }),
  venue: line.optional().meta({ description: "Where, or through which channel." }),
  goal: z.string().optional().meta({ maxLength: limits.reason }),
  recorded: z.boolean().optional(),
  interviewers: z.array(id).optional().meta({ description: "Ids of members; without them you." }),
};

export const plan = z.object({ role, blocks: z.array(id), ...planned });
export const changes = z.object({ role: role.optional(), blocks: z.array(id).optional(), ...planned });
export const made = z.object({ id, number: z.int() });
export const guide = z.object({
  questions: z
    .array(z.object({ id: id.optional(), question: z.string().optional().meta({ maxLength: limits.reason }) }))
    .meta({ description: "In order: one of the guide by its id, other words where given, or a new one." }),
});
export const transcript = z.object({
  file: z.base64().meta({ description: "TXT, SRT, VTT or DOCX, up to 8 MB." }),
});
export const imported = z.object({
  ...{ lines: z.int(), words: z.int(), speakers: z.array(z.string()) },
  torn: z.int().meta({ description: "Pieces that could not be understood." }),
});
export const started = z.object({ text: id });

const respondent = z
  .object({
    ...{ name: z.string(), position: z.string(), department: z.string() },
    ...{ role: z.string(), roleTitle: z.string(), consent },
  })
  .meta({ description: "Without the consent `name` nothing but the role." });

const summary = z.object({
  ...{ id, number: z.int(), state, running: z.boolean(), respondent },
  ...{ heldOn: day, heldAt: z.string(), place: z.string(), goal: z.string(), recorded: z.boolean() },
  ...{ startedAt: moment.nullable(), confirmedAt: moment.nullable(), blocks: z.array(block) },
  interviewers: z.array(z.object({ memberId: id, name: z.string() })),
  excerpts: z.int(),
});

export const list = z.object({ interviews: z.array(summary) });

const mark = z.enum(noteMarks);

export const shown = summary.extend({
  textId: id.nullable().meta({ description: "The notes, a live text; null before the start." }),
  epoch: z.int(),
  naming: z.int().meta({ description: "In how many lines of the notes the respondent's name stands." }),
  answers: z.array(
    z.object({
      ...{ number: z.int(), question: z.string() },
      lines: z.array(z.object({ time: z.string(), mark, text: z.string() })),
    }),
  ),
  guide: z.array(z.object({ id, question: z.string(), blockId: id.nullable() })),
  link: z.object({ id, createdAt: moment, expiresAt: moment }).nullable(),
  confirmation: z.object({ hash: z.string(), revision: z.int(), at: moment, right: z.boolean() }).nullable(),
  corrections: z.array(
    z.object({
      ...{ id, answer: z.int(), question: z.string(), body: z.string(), threadId: id, settled: z.boolean() },
    }),
  ),
});

const words = z.string().meta({ maxLength: limits.quote });

export const newExcerpt = z.object({
  quote: words.meta({ description: "Words of the notes, within one line." }),
  ...{ prefix: words.optional(), suffix: words.optional(), occurrence: z.int().min(0).optional() },
  mark: z.enum(noteMarks).optional().meta({ description: "Without it what the line is marked as." }),
  tags: z.array(z.string()).optional(),
});
export const quoted = z.object({ id, number: z.int() });
export const tags = z.object({ tags: z.array(z.string()) });
export const target = z.object({
  requirement: z.string().optional().meta({ description: "Code of a requirement, or:" }),
  block: id.optional(),
});
export const linked = z.object({ id });
export const newRequirement = z.object({
  ...{ block: id, excerpts: z.array(id), statement: z.string(), priority: z.string().optional() },
});
export const born = z.object({ code: z.string() });

const excerpt = z.object({
  ...{ id, number: z.int(), respondent, question: z.string(), quote: z.string(), kind: mark },
  ...{ prefix: z.string(), suffix: z.string() },
  interview: z.object({ id, number: z.int(), heldOn: day, state }),
  ...{ tags: z.array(z.string()), confirmed: z.boolean(), at: moment },
  place: z.looseObject({}).nullable().meta({ description: "Null when the notes were changed under it." }),
  links: z.array(
    z.object({
      id,
      requirement: z.object({ uuid: id, code: z.string() }).nullable(),
      block: block.nullable(),
      suspect: z.boolean(),
    }),
  ),
});

export const excerptList = z.object({ excerpts: z.array(excerpt) });
export const groups = z.object({
  groups: z.array(z.object({ title: z.string(), excerpts: z.array(excerpt) })),
});
export const newContradiction = z.object({
  ...{ first: id, second: id, note: z.string().optional().meta({ maxLength: limits.reason }) },
});
export const contradictions = z.object({
  contradictions: z.array(
    z.object({
      ...{ id, first: excerpt, second: excerpt, note: z.string() },
      ...{ decision: z.string(), decidedBy: z.string(), decidedAt: moment.nullable() },
    }),
  ),
});
export const decision = z.object({ decision: z.string().meta({ maxLength: limits.remark }) });
export const confirmationLink = z.object({
  id,
  address: z.string().meta({ description: "Shown this once; whoever has it reads and confirms the interview." }),
  expiresAt: moment,
});

const coverageState = z.enum(coverageStates);

export const coverage = z.object({
  roles: z.array(z.object({ key: z.string(), title: z.string() })),
  rows: z.array(
    z.object({
      ...{ block, section: z.object({ id, title: z.string() }), mandatory: z.boolean() },
      cells: z.array(z.object({ role: z.string(), asked: z.boolean(), state: coverageState, interviews: z.int() })),
    }),
  ),
  sum: z.record(coverageState, z.int()),
  lacking: z.array(z.object({ block, roles: z.array(z.string()) })),
});

export const evidence = z.object({
  requirements: z.array(
    z.object({
      ...{ uuid: id, code: z.string(), statement: z.string(), block },
      ...{ quotes: z.int(), confirmed: z.int(), suspect: z.int() },
    }),
  ),
});

export const traced = z.object({
  excerpts: z.array(excerpt),
  threads: z.array(z.object({ id, openedAt: moment, settled: z.boolean(), words: z.string() })),
  rounds: z.array(
    z.object({
      ...{ number: z.int(), submittedAt: moment },
      visas: z.array(z.object({ name: z.string(), decision: z.string(), at: moment })),
    }),
  ),
});

export const namesTakenOut = z.object({
  lines: z.int().meta({ description: "In how many lines the name stood." }),
});
