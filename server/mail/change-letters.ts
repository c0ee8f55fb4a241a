/** Letters about change requests. */
import { flat, letter, type Letter, type To } from "./letter.ts";

export interface ChangeDecided {
  project: string;
  number: number;
  state: "applied" | "rejected" | "deferred";
  link: string;
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
