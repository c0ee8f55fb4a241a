/** L7: a mandatory requirement belongs to a stage, or nobody can plan and price it. */
import { requirementItem, type CheckFacts, type Finding } from "./facts.ts";

/** Mandatory requirements without a stage. */
export function mandatoryWithoutStage({ requirements }: CheckFacts): Finding[] {
  const left = requirements.filter(({ priority, stage }) => priority === "must" && stage.trim() === "");
  if (left.length === 0) return [];
  const items = left.map(requirementItem);
  return [
    {
      ...{ rule: "L7", severity: "warning", items, place: items[0]!.place },
      sentence: {
        ru: `Обязательные требования без этапа внедрения: ${left.length}.`,
        en: `Mandatory requirements without a stage: ${left.length}.`,
      },
    },
  ];
}
