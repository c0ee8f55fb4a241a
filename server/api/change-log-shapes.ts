/** Answers of what is read of changes in the JSON API. */
import { z } from "zod";
import { progressStages } from "../domain/changes/progress/marking.ts";
import { limits } from "../domain/fields.ts";
import { blockDifferences } from "../domain/changes/comparison/version-comparison.ts";
import { churnCauses } from "../domain/changes/history/steps.ts";
import { lineKinds, lineStates } from "../domain/changes/register/shapes.ts";
import { differenceKinds } from "../domain/changes/comparison/requirement-differences.ts";

const id = z.string();
const moment = z.string().meta({ format: "date-time" });
const hash = z.string().meta({ pattern: "^[0-9a-f]{64}$" });

const place = z.object({ id, title: z.string() }).nullable();
const comparedVersion = z.object({
  ...{ id, number: z.string(), at: moment, hash },
  requirements: z.int().meta({ description: "How many requirements stand in it." }),
});

const requirementDifference = z.object({
  ...{ uuid: id, code: z.string() },
  kinds: z.array(z.enum(differenceKinds)).meta({
    description: "Moved: it stands in another block, which is not deleting and adding. Renamed: its block was.",
  }),
  from: place.meta({ description: "The block it stood in; null when it was added." }),
  to: place.meta({ description: "The block it stands in; null when it was deleted." }),
  changes: z.array(z.object({ field: z.string(), was: z.string(), is: z.string() })),
});

export const versionComparison = z.object({
  comparison: z
    .object({
      from: comparedVersion,
      to: comparedVersion,
      requirements: z.array(requirementDifference),
      blocks: z.array(
        z.object({
          ...{ id, title: z.string(), titleBefore: z.string().nullable(), kind: z.enum(blockDifferences) },
          before: z.int().nullable().meta({ description: "Number of its revision in the earlier version." }),
          after: z.int().nullable(),
        }),
      ),
      unchanged: z.int().meta({ description: "How many blocks are the same in both." }),
    })
    .nullable(),
});

export const blockRedline = z.object({
  changes: z.int().meta({ description: "How many places differ." }),
  coarse: z.boolean().meta({ description: "Some places are marked as replaced whole." }),
  html: z.string(),
});

const rvi = z.number().nullable().meta({
  description: "(added + modified + deleted) / size; null (n/a) without a baseline, or where nothing stood in it.",
});
const volume = z.object({
  ...{ added: z.int(), modified: z.int(), deleted: z.int(), total: z.int() },
  size: z.int().meta({ description: "Requirements in the baseline it is measured by." }),
  rvi,
});
const period = volume.extend({ from: z.string().meta({ format: "date" }) });
const sums = z.record(z.string(), z.number()).meta({ description: "Minor units by currency." });
const weight = z.object({
  ...{ days: z.number(), money: sums, daysPerRequirement: z.number().nullable(), moneyPerRequirement: sums },
  unestimated: z.int().meta({ description: "Applied requests without an estimate." }),
});
const shares = z.array(volume.extend({ key: z.string(), name: z.string(), weight }));
const hitShare = z.object({ hits: z.int(), of: z.int(), share: z.number().nullable() });

export const churn = z.object({
  baseline: z.object({ number: z.string(), at: moment, size: z.int() }).nullable(),
  whole: volume,
  changesPerRequirement: z.number().nullable(),
  weight,
  ...{ weeks: z.array(period), months: z.array(period) },
  ...{ sections: shares, causes: shares, initiators: shares, phases: shares },
  mostChanged: z.array(z.object({ uuid: id, code: z.string(), changes: z.int(), latest: moment })),
  withoutSource: hitShare.meta({ description: "Changes that hit requirements without a source." }),
  withOpenQuestion: hitShare.meta({ description: "Changes that hit requirements with an unanswered question." }),
});

const visa = z.object({
  ...{ name: z.string(), position: z.string(), verdict: z.string(), reason: z.string(), conditions: z.string() },
  at: moment,
});

export const changeLog = z.object({
  lines: z.array(
    z.object({
      ...{ id, kind: z.enum(lineKinds), at: moment, title: z.string() },
      number: z.int().nullable().meta({ description: "N of ЗИ-N; null for a block opened again without a request." }),
      ...{ cause: z.enum(churnCauses), channel: z.string().nullable(), rationale: z.string() },
      initiator: z.object({ accountId: id, name: z.string() }),
      state: z.enum(lineStates),
      impact: z
        .object({
          days: z.int().nullable().meta({ description: "Working days." }),
          money: z.int().nullable().meta({ description: "Minor units of the currency." }),
          ...{ currency: z.string(), risk: z.string(), stages: z.string() },
        })
        .nullable(),
      blocks: z.array(
        z.object({
          ...{ id, title: z.string(), section: z.object({ id, title: z.string() }) },
          before: z.int().nullable().meta({ description: "Number of the revision it was." }),
          after: z.int().nullable().meta({ description: "Number of the revision it became." }),
        }),
      ),
      requirements: z.array(requirementDifference),
      visas: z.array(visa),
      version: z.string().nullable().meta({ description: "Number of the version that took it up." }),
    }),
  ),
});

export const addendum = z.object({
  addendum: z
    .object({
      number: z.int(),
      before: z.string(),
      version: z.object({ number: z.string(), at: moment, hash, name: z.string(), position: z.string() }),
      points: z.array(z.looseObject({ kind: z.string(), title: z.string(), html: z.string().nullable() })),
      grounds: z.array(z.object({ number: z.int(), title: z.string() })),
      visas: z.array(z.object({ name: z.string(), position: z.string(), at: moment })),
      head: z.object({ seq: z.int(), hash }),
    })
    .nullable(),
});

const stage = z.enum(progressStages);
const day = z.string().meta({ format: "date" });

export const progress = z.object({
  requirements: z.array(
    z.object({
      ...{ uuid: id, code: z.string(), statement: z.string(), section: z.object({ id, title: z.string() }) },
      mark: z.object({ stage, day, note: z.string(), name: z.string() }).nullable(),
      marks: z.int(),
    }),
  ),
});

export const newMark = z.object({
  ...{ stage, day: day.meta({ description: "When it came to pass; not a day to come." }) },
  note: z.string().meta({ maxLength: limits.reason }).optional(),
});

export const mark = z.object({ id, stage, day, note: z.string(), at: moment });
