/** What became of a requirement, as keys of messages. */
import type { DifferenceKind } from "../../server/domain/changes/comparison/requirement-differences.ts";
import type { SimpleKey } from "../i18n/messages.ts";

export const differenceWords = {
  added: "versionDiff.added",
  modified: "versionDiff.modified",
  deleted: "versionDiff.deleted",
  moved: "versionDiff.moved",
  renamed: "versionDiff.renamed",
} as const satisfies Record<DifferenceKind, SimpleKey>;
