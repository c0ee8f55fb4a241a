/** Letters to the contractor: by his own numbers, and naming nobody of the inside. */
import type { Language } from "../db/schema.ts";
import { flat, letter, type Letter, type To } from "./letter.ts";

type Outcome = "applied" | "rejected" | "deferred" | "cancelled";

export interface ToldContractor {
  what: "taken" | "refused" | "asked" | Outcome | `estimated-${Outcome}`;
  /** In his own count. */
  number: number;
}

const outcomes: Record<Language, Record<Outcome, string>> = {
  ru: {
    applied: "изменение утверждено и внесено в ТЗ",
    rejected: "изменение отклонено",
    deferred: "решение отложено",
    cancelled: "запрос отменён",
  },
  en: {
    applied: "the change is approved and applied",
    rejected: "the change is rejected",
    deferred: "the decision is deferred",
    cancelled: "the request is cancelled",
  },
};

function subjectOf({ what, number }: ToldContractor, language: Language): string {
  const ru = language === "ru";
  switch (what) {
    case "taken":
      return ru ? `Ваш запрос № ${number} взят в работу` : `Your request No. ${number} has been taken up`;
    case "refused":
      return ru ? `По вашему запросу № ${number} отказано` : `Your request No. ${number} has been refused`;
    case "asked":
      return ru ? `Нужна ваша оценка изменения № ${number}` : `Your estimate of change No. ${number} is needed`;
    case "applied":
    case "rejected":
    case "deferred":
    case "cancelled":
      return `${ru ? "Ваш запрос №" : "Your request No."} ${number}: ${outcomes[language][what]}`;
    default: {
      const outcome = outcomes[language][what.slice("estimated-".length) as Outcome];
      return `${ru ? "Оценённое вами изменение №" : "The change you estimated, No."} ${number}: ${outcome}`;
    }
  }
}

export function contractorLetter(
  to: To,
  { project, link, ...told }: ToldContractor & { project: string; link: string },
) {
  const name = flat(project);
  const words: Parameters<typeof letter>[2] = {
    ru: {
      subject: `${subjectOf(told, "ru")}, проект «${name}»`,
      lines: [`${subjectOf(told, "ru")}.`, "", "Подробности:", link],
    },
    en: {
      subject: `${subjectOf(told, "en")}, project “${name}”`,
      lines: [`${subjectOf(told, "en")}.`, "", "The details:", link],
    },
  };
  return letter(to, false, words) satisfies Letter;
}
