/** Makes the function that says messages in one language. */
import { createInstance } from "i18next";
import type { Language } from "../../server/db/schema.ts";
import type { Translate } from "./messages.ts";

/** Keeps a dash with the word before it and a short Russian preposition with the word after it. */
function typeset(text: string): string {
  return text
    .replace(/ (?=[—–])/g, "\u00a0")
    .replace(/(?<=^|[\s«(])([вкосуияВКОСУИЯ]|на|по|за|из|не|от|до|во|со|На|По|За|Из|Не|От|До) (?=\S)/gu, "$1\u00a0");
}

type Table = Record<string, string>;

/** @param messages the flat table of one language: ru.ts or en.ts */
export function createTranslate(language: Language, messages: Table): Translate {
  return createGrowingTranslate(language, messages).t;
}

/** The same for a table that comes in parts: `learn` adds one. */
export function createGrowingTranslate(
  language: Language,
  messages: Table,
): { t: Translate; learn: (more: Table) => void } {
  const instance = createInstance({
    lng: language,
    resources: { [language]: { translation: messages } },
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    // Otherwise it advertises a service in everybody's console.
    showSupportNotice: false,
    interpolation: { prefix: "{", suffix: "}", escapeValue: false },
  });
  void instance.init();
  return {
    t: (key, ...values) => typeset(instance.t(key, values[0] ?? {})),
    learn: (more) => void instance.addResources(language, "translation", more),
  };
}
