/** Refusals around vague words: part of the one closed list in domain/refusal.ts. */
import type { RefusalEntry } from "../refusal.ts";

export const wordingRefusals = {
  "wording-gone": {
    status: 409,
    ru: "Этого слова в требовании уже нет: его предложение изменили. Обновите страницу.",
    en: "The requirement has this word no more: its sentence was changed. Reload the page.",
  },
  "wording-kept": {
    status: 409,
    ru: "Это слово здесь уже оставили осознанно.",
    en: "This word has been kept here already.",
  },
  "wording-taken-back": {
    status: 409,
    ru: "Решение оставить слово уже отменено.",
    en: "The decision to keep the word has been taken back already.",
  },
} as const satisfies Record<string, RefusalEntry>;
