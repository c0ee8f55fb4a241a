/** Refusals of interviews: part of the one closed list in domain/refusal.ts. */
import type { RefusalEntry } from "../refusal.ts";

export const interviewRefusals = {
  "interview-started": {
    status: 409,
    ru: "Интервью уже началось: вопросы теперь в записях, правьте их там.",
    en: "The interview has started: the questions are in its notes now, change them there.",
  },
  "interview-not-started": {
    status: 409,
    ru: "Интервью ещё не началось. Сначала нажмите «Начать интервью».",
    en: "The interview has not started. Press “Start the interview” first.",
  },
  "interview-finished": {
    status: 409,
    ru: "Интервью уже завершено или отменено.",
    en: "The interview is over or was called off.",
  },
  "interview-running": {
    status: 409,
    ru: "Интервью ещё идёт. Завершите его, потом отправляйте на подтверждение.",
    en: "The interview is still under way. Finish it before it is sent for confirmation.",
  },
  "interview-empty": {
    status: 422,
    ru: "В записях нет ни одного ответа. Запишите ответы или загрузите расшифровку.",
    en: "The notes hold no answer. Write answers down or import a transcript.",
  },
  "notes-name-respondent": {
    status: 409,
    ru: "В записях стоит имя респондента, а в редакции его быть не должно. Нажмите «Заменить имя» над записями, затем выдайте ссылку.",
    en: "The respondent's name stands in the notes, and no revision may keep it. Press “Replace the name” above the notes, then make the link.",
  },
  "consent-forbids-quoting": {
    status: 409,
    ru: "Респондент не согласился, чтобы его цитировали. Попросите согласия и отметьте его в интервью.",
    en: "The respondent does not agree to be quoted. Ask for consent and note it in the interview.",
  },
  "quote-names-respondent": {
    status: 422,
    ru: "В цитате стоит имя респондента, а цитировать его можно только по роли. Уберите имя из записей и выделите слова снова.",
    en: "The quote holds the respondent's name, and he may be quoted by role only. Take the name out of the notes and select the words again.",
  },
  "already-linked": {
    status: 409,
    ru: "Эта цитата уже связана с этим местом.",
    en: "The quote is linked to this already.",
  },
  "not-suspect": {
    status: 409,
    ru: "Эту связь уже проверили.",
    en: "Somebody has looked at this link already.",
  },
  "no-such-requirement": {
    status: 422,
    ru: "Нет требования с кодом «{code}». Проверьте код, например «ТЗ-INT-003».",
    en: "There is no requirement “{code}”. Check the code, such as “ТЗ-INT-003”.",
  },
  "same-quote": {
    status: 422,
    ru: "Это одна и та же цитата. Выберите другую.",
    en: "This is one and the same quote. Choose another one.",
  },
  "two-quotes": {
    status: 422,
    ru: "Отметьте ровно две цитаты, которые противоречат друг другу.",
    en: "Tick exactly two quotes that contradict each other.",
  },
  "already-contradicting": {
    status: 409,
    ru: "Это противоречие уже отмечено.",
    en: "This contradiction is marked already.",
  },
  "contradiction-resolved": {
    status: 409,
    ru: "По этому противоречию решение уже записано.",
    en: "The decision on this contradiction is recorded already.",
  },
  "confirmation-expired": {
    status: 410,
    ru: "Ссылка больше не действует: срок вышел, её отозвали или по ней уже ответили. Попросите новую у того, кто вас спрашивал.",
    en: "The link no longer works: it has lapsed, was revoked or answered already. Ask whoever interviewed you for a new one.",
  },
  "transcript-unreadable": {
    status: 422,
    ru: "Из файла не удалось прочитать ни слова. Нужен текст (TXT), субтитры (SRT, VTT) или документ Word (DOCX).",
    en: "Not a word could be read from the file. It should be text (TXT), subtitles (SRT, VTT) or a Word document (DOCX).",
  },
  "transcript-too-heavy": {
    status: 422,
    ru: "Файл разворачивается в слишком большой объём, и чтение остановлено. Сохраните расшифровку как текст (TXT) и загрузите снова.",
    en: "The file unfolds into too much, and reading was stopped. Save the transcript as text (TXT) and import it again.",
  },
} as const satisfies Record<string, RefusalEntry>;
