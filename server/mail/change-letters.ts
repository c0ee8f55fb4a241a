/** Letters about change requests. */
import { flat, letter, type Letter, type To } from "./letter.ts";

interface OfChange {
  project: string;
  number: number;
  link: string;
}

export interface ChangeDecided extends OfChange {
  state: "applied" | "rejected" | "deferred";
}

const outcomes = {
  applied: { ru: "утверждён и внесён в документ", en: "is approved and applied" },
  rejected: { ru: "отклонён", en: "is rejected" },
  deferred: { ru: "отложен", en: "is deferred" },
} as const;

/** To whose wish a change was: what was decided. Its words stay behind the link. */
export function changeDecidedLetter(to: To, { number, state, link, ...given }: ChangeDecided): Letter {
  const project = flat(given.project);
  return letter(to, false, {
    ru: {
      subject: `Запрос на изменение ЗИ-${number} ${outcomes[state].ru}, проект «${project}»`,
      lines: [`Запрос на изменение ЗИ-${number} ${outcomes[state].ru}.`, "", "Кто и почему так решил:", link],
    },
    en: {
      subject: `Change request ЗИ-${number} ${outcomes[state].en}, project “${project}”`,
      lines: [`Change request ЗИ-${number} ${outcomes[state].en}.`, "", "Who decided so and why:", link],
    },
  });
}

/** To those who decide: a request waits for them. */
export function changeAwaitsLetter(to: To, { number, link, ...given }: OfChange): Letter {
  const project = flat(given.project);
  return letter(to, false, {
    ru: {
      subject: `Нужно ваше решение: запрос на изменение ЗИ-${number}, проект «${project}»`,
      lines: ["Что меняется, зачем и сколько это стоит:", link],
    },
    en: {
      subject: `Your decision is needed: change request ЗИ-${number}, project “${project}”`,
      lines: ["What changes, why and what it costs:", link],
    },
  });
}

/** To who had signed a block: it is worded anew, and what it obliges to is the same. */
export function wordingChangedLetter(to: To, { number, link, ...given }: OfChange): Letter {
  const project = flat(given.project);
  return letter(to, false, {
    ru: {
      subject: `Уточнена формулировка, которую вы согласовали: ЗИ-${number}, проект «${project}»`,
      lines: ["Обязательства прежние, сказано понятнее. Проверьте, так ли это:", link],
    },
    en: {
      subject: `A wording that you signed is made clearer: ЗИ-${number}, project “${project}”`,
      lines: ["The obligations are the same, said more clearly. Check that it is so:", link],
    },
  });
}
