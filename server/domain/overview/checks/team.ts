/** L8: the owner or the general director takes part. */
import type { CheckFacts, Finding } from "./facts.ts";

/** Neither is in the group. */
export function leaderInGroup({ leaderMissing }: CheckFacts): Finding[] {
  if (!leaderMissing) return [];
  return [
    {
      ...{ rule: "L8", severity: "warning", items: [], place: { to: "members" } },
      sentence: {
        ru: "В группе нет ни собственника, ни генерального директора: ТЗ не станет готовым без него.",
        en: "Neither the owner nor the general director is in the group: the document will not be ready without one of them.",
      },
    },
  ];
}
