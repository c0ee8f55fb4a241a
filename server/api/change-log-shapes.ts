/** Answers of what is read of changes in the JSON API. */
import { z } from "zod";
import { blockDifferences } from "../domain/changes/comparison/version-comparison.ts";
import { differenceKinds } from "../domain/changes/comparison/requirement-differences.ts";

const id = z.string();
const moment = z.string().meta({ format: "date-time" });
const hash = z.string().meta({ pattern: "^[0-9a-f]{64}$" });

const place = z.object({ id, title: z.string() }).nullable();
const comparedVersion = z.object({
  ...{ id, number: z.string(), at: moment, hash },
  requirements: z.int().meta({ description: "How many requirements stand in it." }),
});

export const requirementDifference = z.object({
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
