/** Refusals of discussion: part of the one closed list in domain/refusal.ts. */
import type { RefusalEntry } from "../refusal.ts";

export const discussionRefusals = {
  "place-not-found": {
    status: 422,
    ru: "Такой строки или требования в тексте уже нет. Выберите место ещё раз.",
    en: "This row or requirement is no longer in the text. Choose the place again.",
  },
  "thread-resolved": {
    status: 409,
    ru: "Обсуждение завершено. Откройте его снова, чтобы ответить или поручить.",
    en: "The discussion is resolved. Reopen it to reply or to assign it.",
  },
  "thread-open": { status: 409, ru: "Обсуждение и так открыто.", en: "The discussion is open already." },
  "not-your-comment": {
    status: 403,
    ru: "Изменить или удалить можно только своё сообщение.",
    en: "Only your own message can be changed or deleted.",
  },
  "comment-deleted": {
    status: 409,
    ru: "Это сообщение уже удалено.",
    en: "This message has been deleted already.",
  },
  "comment-unchanged": {
    status: 409,
    ru: "Сообщение и так такое. Измените его или оставьте как есть.",
    en: "The message reads so already. Change it or leave it as it is.",
  },
  "bad-assignee": {
    status: 422,
    ru: "Поручить можно только участнику проектной группы. Выберите из списка.",
    en: "A discussion is assigned to a member of the project group. Choose from the list.",
  },
  "bad-mention": {
    status: 422,
    ru: "Упомянуть можно только участников проектной группы, не больше {max} сразу.",
    en: "Only members of the project group can be mentioned, at most {max} at once.",
  },
} as const satisfies Record<string, RefusalEntry>;
