/** What columns and values of the register's CSV are called. */
import type { ChangeChannel } from "../../../db/change-schema.ts";
import type { Language } from "../../../db/schema.ts";
import type { DifferenceKind } from "../comparison/requirement-differences.ts";
import type { ChurnCause } from "../history/steps.ts";
import type { LineKind, LineState, LineVisa } from "./shapes.ts";

interface Words {
  head: readonly string[];
  kinds: Record<LineKind, string>;
  states: Record<LineState, string>;
  causes: Record<ChurnCause, string>;
  channels: Record<ChangeChannel, string>;
  differences: Record<DifferenceKind, string>;
  verdicts: Record<LineVisa["verdict"], string>;
}

export const csvWords: Record<Language, Words> = {
  ru: {
    head: [
      ...["Номер", "Вид", "Дата", "Название", "Причина", "Откуда", "Инициатор", "Обоснование", "Решение", "Блоки"],
      ...["Было → стало", "Дни", "Деньги", "Валюта", "Риск", "Этапы", "Визы", "Версия"],
    ],
    kinds: {
      request: "запрос",
      clarification: "уточнение",
      reopening: "возврат в работу",
      editorial: "редакционная правка",
    },
    states: {
      ...{ applied: "внесено", closed: "внесено, закрыто", rejected: "отклонено", deferred: "отложено" },
      ...{ agreed: "согласовано", "in-work": "в работе" },
    },
    causes: {
      ...{ need: "новая потребность", error: "ошибка", omission: "упущение", misunderstanding: "неверно поняли" },
      ...{ law: "закон", integrator: "ограничение интегратора", market: "рынок", other: "другое" },
      ...{ reopened: "без запроса", editorial: "редакционная правка", "new-block": "новый блок" },
    },
    channels: {
      own: "своя инициатива",
      interview: "интервью",
      question: "вопрос",
      review: "согласование",
      other: "другое",
    },
    differences: {
      ...{ added: "добавлено", modified: "изменено", deleted: "исключено", moved: "перенесено" },
      renamed: "блок переименован",
    },
    verdicts: {
      ...{ approve: "принять", reject: "отклонить", defer: "отложить", agreed: "согласовано" },
      ...{ "agreed-with-remarks": "согласовано с замечаниями", "by-default": "по умолчанию" },
    },
  },
  en: {
    head: [
      ...["Number", "Kind", "Date", "Title", "Cause", "Channel", "Initiator", "Rationale", "Decision", "Blocks"],
      ...["Before → after", "Days", "Money", "Currency", "Risk", "Stages", "Visas", "Version"],
    ],
    kinds: {
      request: "request",
      clarification: "clarification",
      reopening: "opened again",
      editorial: "editorial correction",
    },
    states: {
      ...{ applied: "applied", closed: "applied, closed", rejected: "rejected", deferred: "deferred" },
      ...{ agreed: "agreed", "in-work": "in work" },
    },
    causes: {
      ...{ need: "new need", error: "error", omission: "omission", misunderstanding: "misunderstanding", law: "law" },
      ...{ integrator: "integrator’s constraint", market: "market", other: "other" },
      ...{ reopened: "without a request", editorial: "editorial correction", "new-block": "new block" },
    },
    channels: { own: "own", interview: "interview", question: "question", review: "review", other: "other" },
    differences: { added: "added", modified: "modified", deleted: "deleted", moved: "moved", renamed: "block renamed" },
    verdicts: {
      ...{ approve: "approve", reject: "reject", defer: "defer", agreed: "agreed" },
      ...{ "agreed-with-remarks": "agreed with remarks", "by-default": "by default" },
    },
  },
};
