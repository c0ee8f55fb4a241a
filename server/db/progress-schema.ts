/** How far requirements have come in the implementation: dated marks in facts.db, the latest of a requirement counts. */

/** «Принято в работу», «сдано», «принято». */
export const progressStages = ["in-work", "delivered", "accepted"] as const;
export type ProgressStage = (typeof progressStages)[number];

/** A mark on a requirement. Immutable; the journal holds a digest of the row. */
export interface RequirementProgress {
  projectId: string;
  id: string;
  uuid: string;
  stage: ProgressStage;
  /** YYYY-MM-DD: the day it came to pass. */
  day: string;
  note: string;
  accountId: string;
  at: string;
}

export interface ProgressSchema {
  requirementProgress: RequirementProgress;
}
