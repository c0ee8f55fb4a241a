/** What one cell of the matrix shows, and what pressing it does. */
import type { Choice } from "../../../server/domain/sign-off/approver-choice.ts";
import type { MatrixBlock, MatrixSection, NamedApprover } from "../../../server/domain/sign-off/approver-matrix.ts";
import type { Progress } from "../../../server/domain/sign-off/round-progress.ts";

/** Where somebody is named: «block:…» or «section:…», as forms post it. */
export type PlaceKey = `${"block" | "section"}:${string}`;

export interface Cell {
  /** How the person signs here. */
  choice: Choice;
  /** He is named for the whole section and not for this block. */
  bySection: boolean;
  /** Where he stands in the latest round; null outside of it. */
  progress: Progress | null;
  /** His turn, where the approvers of the block decide one after another; otherwise null. */
  step: number | null;
  /** What pressing makes of it; null where it cannot be changed here. */
  next: Choice | null;
}

function choiceAmong(named: readonly NamedApprover[], memberId: string): Choice {
  const his = named.filter((one) => one.memberId === memberId);
  if (his.length === 0) return "none";
  return his.some(({ mandatory }) => mandatory) ? "mandatory" : "advisory";
}

/** Mandatory, then advisory, then nothing; but never less than for the whole section. */
function nextOf(own: Choice, around: Choice): Choice | null {
  if (around === "mandatory") return null;
  if (own === "none") return "mandatory";
  if (around === "advisory") return own === "mandatory" ? "none" : "mandatory";
  return own === "mandatory" ? "advisory" : "none";
}

export function sectionCell({ named }: MatrixSection, memberId: string): Cell {
  const choice = choiceAmong(named, memberId);
  return { choice, bySection: false, progress: null, step: null, next: nextOf(choice, "none") };
}

export function blockCell(block: MatrixBlock, section: MatrixSection, memberId: string): Cell {
  const own = choiceAmong(block.named, memberId);
  const around = choiceAmong(section.named, memberId);
  const signer = block.signers.find((one) => one.memberId === memberId);
  const turn = block.round?.people.find((one) => one.memberId === memberId);
  const ordered = block.signers.some(({ step }) => step !== block.signers[0]!.step);
  const named: Choice = signer ? (signer.mandatory ? "mandatory" : "advisory") : "none";
  return {
    choice: named === "none" && turn ? (turn.mandatory ? "mandatory" : "advisory") : named,
    bySection: own === "none" && around !== "none",
    progress: turn?.progress ?? null,
    step: ordered && signer ? signer.step : null,
    next: nextOf(own, around),
  };
}
