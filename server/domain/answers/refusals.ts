/** Refusals of answering a block's questions: part of the one closed list in domain/refusal.ts. */
import type { RefusalEntry } from "../refusal.ts";

export const answerRefusals = {
  "answer-changed": {
    status: 409,
    ru: "Пока вы писали, здесь ответил коллега: «{text}». Ваш ответ не потерян: оставьте оба или замените.",
    en: "A colleague answered here while you wrote: “{text}”. Your answer is not lost: keep both or replace it.",
  },
  "answer-in-text": {
    status: 409,
    ru: "В этом ответе есть ссылки или оформление. Откройте блок и правьте его в тексте.",
    en: "This answer holds references or formatting. Open the block and edit it in the text.",
  },
} as const satisfies Record<string, RefusalEntry>;
