/** L1: the problem that was chosen decides which blocks are mandatory. */
import { findBlock, placeOfBlock, rowsOf, type CheckFacts, type Finding } from "./facts.ts";

/** A mandatory block of the chosen problem is missing from the document, or nobody has written in it. */
export function goalBlocks(facts: CheckFacts): Finding[] {
  const goal = chosenGoal(facts);
  const wanted = facts.template.sections
    .flatMap((section) => section.blocks)
    .filter(({ mandatory }) => typeof mandatory === "object" && mandatory.goals?.some((each) => each === goal.key));
  return wanted.flatMap(({ key, title }): Finding[] => {
    const block = findBlock(facts, key);
    if (block && !block.empty) return [];
    const named = block?.title ?? title;
    return [
      {
        ...{ rule: "L1", severity: "warning", items: [] },
        place: block ? placeOfBlock(block) : { to: "bin" },
        sentence: {
          ru: `Главная проблема — «${goal.title}», а блок «${named}» ${block ? "пуст" : "не добавлен в документ"}.`,
          en: `The chosen main problem asks for the block “${named}”, which is ${block ? "empty" : "not in the document"}.`,
        },
      },
    ];
  });
}

/** What the group chose in the document; until then, what the project was created for. */
function chosenGoal(facts: CheckFacts): { key: string; title: string } {
  const key = rowsOf(facts, "main-problem/problem")[0]?.row ?? facts.goal;
  return { key, title: facts.template.goals.find((goal) => goal.key === key)?.title ?? key };
}
