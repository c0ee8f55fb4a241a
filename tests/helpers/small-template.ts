/** A template of three sections and seven blocks, one for each rule of choosing. */
import { blockFormat, type Template, type TemplateBlock } from "../../content/templates/format.ts";

type Given = Partial<Pick<TemplateBlock, "depth" | "mandatory" | "approvers" | "text" | "forms">>;

function block(key: string, title: string, given: Given = {}): TemplateBlock {
  const read = blockFormat.parse({
    title,
    depth: "full",
    responsible: ["sales-head"],
    approvers: { mandatory: ["sales-head"], advisory: ["it"] },
    guidance: { what: "Что описать", why: "Зачем", good: "Хорошо", bad: "Плохо" },
    ask: [{ who: ["sales-head"], question: "Как сейчас?" }],
    text: `Начало блока «${title}».`,
    ...given,
  });
  return { ...read, key };
}

const goalApprovers = { mandatory: ["owner", "sales-head"], advisory: ["it"] };

export const smallTemplate: Template = {
  key: "small",
  title: "Короткий шаблон",
  language: "ru",
  summary: "Для проверок",
  goals: (["analytics", "transparency", "marketing", "loyalty", "own"] as const).map((key) => ({
    key,
    title: key,
    note: key,
  })),
  roles: {
    owner: { title: "Генеральный директор", positions: ["генеральный директор", "президент"] },
    "sales-head": { title: "Руководитель продаж", positions: ["руководитель отдела продаж", "РОП"] },
    it: { title: "ИТ", positions: ["ИТ-директор"] },
  },
  sections: [
    {
      key: "purpose",
      title: "Назначение",
      prefix: "PUR",
      intro: "О документе",
      blocks: [
        block("about", "О документе", { depth: "short", mandatory: "always" }),
        block("glossary", "Термины"),
        block("document-use", "Как пользоваться", { mandatory: "always" }),
      ],
    },
    {
      key: "goals",
      title: "Цели",
      prefix: "GOA",
      intro: "О целях",
      blocks: [
        block("main-problem", "Главная проблема", { depth: "short", mandatory: "always", approvers: goalApprovers }),
        block("marketing-funnel", "Воронка маркетинга", { mandatory: { goals: ["marketing"] } }),
        block("migration", "Перенос данных", { mandatory: { kinds: ["switch"] } }),
      ],
    },
    { key: "risks", title: "Риски", prefix: "RIS", intro: "О рисках", blocks: [block("risk-list", "Риски")] },
  ],
};
