/** Refusals of questionnaires: part of the one closed list in domain/refusal.ts. */
import type { RefusalEntry } from "../../refusal.ts";

export const questionnaireRefusals = {
  "questionnaire-sent-out": {
    status: 409,
    ru: "Ссылки уже розданы, и все должны отвечать на одно и то же: вопросы и слова о согласии больше не меняются. Можно перенести день закрытия.",
    en: "Links were handed out, and all must answer the same: questions and the wording of consent no longer change. The closing day can be moved.",
  },
  "questionnaire-over": {
    status: 409,
    ru: "Анкета закрыта. Чтобы продолжить, перенесите день закрытия.",
    en: "The questionnaire is closed. Move its closing day to go on.",
  },
  "questionnaire-without-questions": {
    status: 422,
    ru: "В анкете нет ни одного вопроса. Добавьте вопросы, потом раздавайте ссылки.",
    en: "The questionnaire has no question. Add questions before links are handed out.",
  },
  "closing-day-passed": {
    status: 422,
    ru: "Этот день уже прошёл. Выберите сегодняшний или более поздний.",
    en: "This day has passed. Choose today or a later one.",
  },
  "too-few-options": {
    status: 422,
    ru: "У вопроса с выбором должно быть от двух до {max} разных вариантов, каждый с новой строки.",
    en: "A question to choose from needs two to {max} different options, each on a line of its own.",
  },
  "respondent-unreadable": {
    status: 422,
    ru: "Строка {line}: напишите имя, потом через запятую можно должность, отдел и почту.",
    en: "Line {line}: give the name, then, after commas, a position, a department and an e-mail if you like.",
  },
  "respondent-twice": {
    status: 422,
    ru: "Строка {line}: этот человек уже есть в списке. Если это тёзка, допишите должность или отдел.",
    en: "Line {line}: this person is in the list already. Add a position or a department if it is a namesake.",
  },
  "questionnaire-unknown": {
    status: 404,
    ru: "По этой ссылке анкеты нет. Проверьте, что она скопирована целиком и что это последняя из присланных, или попросите новую у того, кто её прислал.",
    en: "There is no questionnaire behind this link. Check that it was copied whole and is the latest you were sent, or ask whoever sent it for a new one.",
  },
  "questionnaire-revoked": {
    status: 410,
    ru: "Эту ссылку отозвали: ваших ответов больше не ждут. Если это ошибка, напишите тому, кто её прислал.",
    en: "This link was revoked: your answers are no longer awaited. If that is a mistake, write to whoever sent it.",
  },
  "questionnaire-closed": {
    status: 410,
    ru: "Анкета закрыта, отправить ответы уже нельзя. Что вы успели сохранить, не пропало, но не отправлено. Напишите тому, кто прислал ссылку.",
    en: "The questionnaire is closed, answers can no longer be sent. What you saved is kept, but was not sent. Write to whoever sent you the link.",
  },
  "questionnaire-answered": {
    status: 409,
    ru: "Вы уже отправили эту анкету, второй раз ответить нельзя. Отправленные ответы получены и сохранены. Если в них нужно что-то поправить, скажите тому, кто прислал ссылку.",
    en: "You have sent this questionnaire already, it cannot be answered twice. The answers you sent are received and kept. If something in them must be corrected, tell whoever sent you the link.",
  },
  "questionnaire-empty": {
    status: 422,
    ru: "Вы ещё ни на что не ответили. Ответьте хотя бы на один вопрос и отправьте снова.",
    en: "You have not answered anything yet. Answer at least one question and send again.",
  },
  "consent-not-chosen": {
    status: 422,
    ru: "Выберите, как на вас можно ссылаться, и отправьте снова.",
    en: "Choose how you may be referred to, and send again.",
  },
  "no-such-question": {
    status: 422,
    ru: "Такого вопроса или варианта нет в вашей анкете. Обновите страницу и ответьте снова.",
    en: "Your questionnaire has no such question or option. Reload the page and answer again.",
  },
} as const satisfies Record<string, RefusalEntry>;
