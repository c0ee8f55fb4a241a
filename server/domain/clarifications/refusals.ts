/** Refusals of clarification questions: part of the one closed list in domain/refusal.ts. */
import type { RefusalEntry } from "../refusal.ts";

export const clarificationRefusals = {
  "nothing-published": {
    status: 409,
    ru: "Спрашивать ещё не о чем: техническое задание не опубликовано. Дождитесь публикации.",
    en: "There is nothing to ask about yet: the specification is not published. Wait for the publication.",
  },
  "question-place-lost": {
    status: 422,
    ru: "Такого места в публикации нет. Выберите блок из списка или спросите без места.",
    en: "There is no such place in the publication. Choose a block from the list, or ask in general.",
  },
  "question-published": {
    status: 409,
    ru: "Ответ на этот вопрос уже опубликован, изменить или отозвать вопрос нельзя.",
    en: "The answer to this question is published already; the question cannot be changed or withdrawn.",
  },
  "question-withdrawn": {
    status: 409,
    ru: "Вопрос отозван тем, кто его задал. Работать с ним больше не нужно.",
    en: "The question was withdrawn by who asked it. Nothing more is to be done with it.",
  },
  "question-merged": {
    status: 409,
    ru: "Вопрос объединён с другим. Отвечайте на тот или разъедините их.",
    en: "The question is merged into another one. Answer that one, or part them.",
  },
  "question-not-drafted": {
    status: 409,
    ru: "Ответ ещё не написан. Сначала напишите его или поручите эксперту.",
    en: "The answer is not written yet. Write it first, or leave it to an expert.",
  },
  "answer-not-approved": {
    status: 409,
    ru: "Ответ ещё не одобрен или изменён после одобрения. Прочитайте его и одобрите.",
    en: "The answer is not approved, or was changed since. Read it and approve it.",
  },
  "answer-approved": {
    status: 409,
    ru: "Ответ уже одобрен. Опубликуйте его или верните в работу.",
    en: "The answer is approved already. Publish it, or return it to work.",
  },
  "answer-changed": {
    status: 409,
    ru: "Вопрос или ответ изменили, пока вы читали. Прочитайте, что выйдет теперь, и повторите.",
    en: "The question or the answer was changed while you read. Read what goes out now, and try again.",
  },
  "question-needs-wording": {
    status: 422,
    ru: "Напишите, как вопрос прочтут все участники: без имён и того, что выдаёт спросившего.",
    en: "Write how all participants will read the question: without names and what betrays the asker.",
  },
  "question-needs-change": {
    status: 409,
    ru: "Ответ меняет ТЗ. Сначала укажите обсуждение, в котором это изменение ведётся.",
    en: "The answer changes the specification. First name the discussion in which that change is handled.",
  },
  "question-nothing-to-return": {
    status: 409,
    ru: "Возвращать нечего: вопрос и так в работе.",
    en: "There is nothing to return: the question is being worked on.",
  },
  "bad-duplicate": {
    status: 422,
    ru: "С этим вопросом объединить нельзя: он отозван, объединён с другим или это он сам.",
    en: "The question cannot be merged into that one: it is withdrawn, merged itself, or the same.",
  },
  "bad-expert": {
    status: 422,
    ru: "Ответить может участник группы с правом писать или согласовать. Выберите из списка.",
    en: "An answer is written by a member of the group who writes or signs. Choose from the list.",
  },
  "not-the-expert": {
    status: 403,
    ru: "Вопрос поручен другому. Ответ пишет назначенный эксперт или руководитель проекта.",
    en: "The question is left to somebody else. The answer is written by that expert or a project manager.",
  },
  "expert-link-expired": {
    status: 410,
    ru: "Ссылка больше не действует: ответ по ней дан, срок прошёл или её отозвали. Попросите новую.",
    en: "The link no longer works: it was answered, has expired or was revoked. Ask for a new one.",
  },
} as const satisfies Record<string, RefusalEntry>;
