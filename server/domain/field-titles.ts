/** What the fields of forms and of the JSON API are called in sentences people read. */
import type { Language } from "../db/schema.ts";

const titles: Record<string, Record<Language, string>> = {
  name: { ru: "Название", en: "Name" },
  personName: { ru: "Имя и фамилия", en: "Full name" },
  title: { ru: "Название", en: "Title" },
  company: { ru: "Компания", en: "Company" },
  position: { ru: "Должность", en: "Position" },
  department: { ru: "Отдел", en: "Department" },
  role: { ru: "Роль", en: "Role" },
  email: { ru: "Почта", en: "E-mail" },
  password: { ru: "Пароль", en: "Password" },
  kind: { ru: "Вид проекта", en: "Kind of project" },
  goal: { ru: "Главная проблема", en: "Main problem" },
  ownGoal: { ru: "Своя задача", en: "Your own problem" },
  template: { ru: "Шаблон", en: "Template" },
  depth: { ru: "Подробность", en: "Depth" },
  language: { ru: "Язык", en: "Language" },
  timeZone: { ru: "Часовой пояс", en: "Time zone" },
  phase: { ru: "Этап проекта", en: "Phase" },
  key: { ru: "Блок шаблона", en: "Template block" },
  responsible: { ru: "Ответственный", en: "Responsible" },
  due: { ru: "Срок", en: "Due date" },
  notRequired: { ru: "Почему требований нет", en: "Why nothing is required" },
  successor: { ru: "Преемник", en: "Successor" },
  statement: { ru: "Требование", en: "Requirement" },
  criterion: { ru: "Критерий приёмки", en: "Acceptance criterion" },
  priority: { ru: "Приоритет", en: "Priority" },
  addressee: { ru: "Адресат", en: "Addressee" },
  stage: { ru: "Этап", en: "Stage" },
  owner: { ru: "Владелец", en: "Owner" },
  source: { ru: "Источник", en: "Source" },
  status: { ru: "Статус", en: "Status" },
  text: { ru: "Поиск", en: "Search" },
  update: { ru: "Правки", en: "Edits" },
  member: { ru: "Согласующий", en: "Approver" },
  substitute: { ru: "Замещающий", en: "Substitute" },
  step: { ru: "Очередь", en: "Turn" },
  behalf: { ru: "За кого", en: "On whose behalf" },
  reason: { ru: "Причина", en: "Reason" },
};

/** The title of a field in a language; a field without one is called by its own name. */
export function fieldTitle(field: string, language: Language): string {
  return titles[field]?.[language] ?? field;
}
