/** L6: the portrait of a lead asks something of marketing, qualification of sales: their requirements say so. */
import { findBlock, placeOfBlock, requirementItem, type CheckFacts, type Finding } from "./facts.ts";

const addressed = [
  { block: "ideal-lead", to: /маркет|market/iu, ru: "маркетинг", en: "marketing" },
  { block: "lead-qualification", to: /продаж|хантер|sales/iu, ru: "продажи", en: "sales" },
];

/** Keys of the blocks whose requirements it looks at. */
export const addressedBlocks: readonly string[] = addressed.map(({ block }) => block);

/** A block that is written has no requirement to those it is for, or has requirements addressed to others. */
export function addressees(facts: CheckFacts): Finding[] {
  return addressed.flatMap(({ block: key, to, ru, en }): Finding[] => {
    const block = findBlock(facts, key);
    if (!block || block.empty || block.notRequired) return [];
    const all = facts.requirements.filter(({ blockId }) => blockId === block.id);
    const others = all.filter(({ addressee }) => !to.test(addressee));
    if (all.length > 0 && others.length === 0) return [];
    const place = others[0] ? requirementItem(others[0]).place : placeOfBlock(block);
    const head = { rule: "L6", severity: "hint", place, items: others.map(requirementItem) } as const;
    if (all.length === 0)
      return [
        {
          ...head,
          sentence: {
            ru: `«${block.title}»: нет ни одного требования с адресатом «${ru}».`,
            en: `“${block.title}”: there is no requirement addressed to “${en}”.`,
          },
        },
      ];
    return [
      {
        ...head,
        sentence: {
          ru: `«${block.title}»: адресат этих требований — не «${ru}».`,
          en: `“${block.title}”: these requirements are not addressed to “${en}”.`,
        },
      },
    ];
  });
}
