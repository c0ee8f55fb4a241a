/** Words that stand inside documents, in both languages: labels of requirement fields, priorities, row marks. */
import type { Priority, RequirementField } from "./forms.ts";
import type { RequirementStatus } from "./names.ts";

interface Words {
  fields: Record<RequirementField, string>;
  priorities: Record<Priority, string>;
  statuses: Record<RequirementStatus, string>;
  example: string;
  struck: string;
  requirement: string;
  noCode: string;
  /** In place of the name of what is gone. */
  gone: string;
  /** In place of the code that a requirement does not have yet. */
  fresh: string;
  /** Before the cell that a requirement was made of. */
  from: string;
  /** Between the title of a form and the words of its row. */
  row: string;
  /** Before those who refer to something. */
  mentioned: string;
  done: string;
  notDone: string;
  /** What an image without any words is called, and a file without a name. */
  image: string;
  file: string;
  /** In place of an image that is not there. */
  noFile: string;
  emptyForm: string;
  /** What screen readers call a typed table without a title. */
  unnamedForm: string;
  /** Over the numbers of the rows of a typed table. */
  rowNumber: string;
  /** Beside the title of a table that is wider than its frame. */
  wide: string;
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
    statuses: { draft: "Черновик", accepted: "Принято", dropped: "Снято" },
    example: "пример",
    struck: "вычеркнуто",
    requirement: "Требование",
    noCode: "Код появится после сохранения",
    gone: "удалено",
    fresh: "новое требование",
    from: "Из",
    row: "строка",
    mentioned: "Упоминается",
    done: "выполнено",
    notDone: "не выполнено",
    image: "Изображение",
    file: "Файл",
    noFile: "Изображения нет",
    emptyForm: "Пока не заполнено",
    unnamedForm: "Таблица",
    rowNumber: "№",
    wide: "Шире окна, прокрутите вбок",
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
    statuses: { draft: "Draft", accepted: "Accepted", dropped: "Dropped" },
    example: "example",
    struck: "struck out",
    requirement: "Requirement",
    noCode: "The code appears once saved",
    gone: "removed",
    fresh: "new requirement",
    from: "From",
    row: "row",
    mentioned: "Mentioned",
    done: "done",
    notDone: "not done",
    image: "Image",
    file: "File",
    noFile: "There is no image",
    emptyForm: "Nothing filled in yet",
    unnamedForm: "Table",
    rowNumber: "No.",
    wide: "Wider than the window, scroll sideways",
  },
};
