/** Words that stand inside documents, in both languages: labels of requirement fields, priorities, row marks. */
import type { Priority, RequirementField } from "./forms.ts";

interface Words {
  fields: Record<RequirementField, string>;
  priorities: Record<Priority, string>;
  example: string;
  struck: string;
  requirement: string;
  noCode: string;
  /** In place of the name of what is gone. */
  gone: string;
  done: string;
  notDone: string;
  emptyForm: string;
}

export const documentWords: Record<"ru" | "en", Words> = {
  ru: {
    fields: {
      statement: "Требование",
      criterion: "Критерий приёмки",
      addressee: "Адресат",
      stage: "Этап",
      owner: "Владелец",
      source: "Источник",
    },
    priorities: { must: "Обязательно", should: "Желательно", could: "Можно", wont: "Не сейчас" },
    example: "пример",
    struck: "вычеркнуто",
    requirement: "Требование",
    noCode: "Код появится после сохранения",
    gone: "удалено",
    done: "выполнено",
    notDone: "не выполнено",
    emptyForm: "Пока не заполнено",
  },
  en: {
    fields: {
      statement: "Requirement",
      criterion: "Acceptance criterion",
      addressee: "Addressee",
      stage: "Stage",
      owner: "Owner",
      source: "Source",
    },
    priorities: { must: "Must", should: "Should", could: "Could", wont: "Not now" },
    example: "example",
    struck: "struck out",
    requirement: "Requirement",
    noCode: "The code appears once saved",
    gone: "removed",
    done: "done",
    notDone: "not done",
    emptyForm: "Nothing filled in yet",
  },
};
