/** Letters that ask for a decision: what, by whom, until when, what has changed, and one way to the signing page. */
import type { Language } from "../db/schema.ts";
import type { Decision } from "../db/sign-off-schema.ts";
import { dayInWords, flat, letter, type Letter, type To } from "./letter.ts";

/** How the text differs from the one that the reader has signed. */
export interface ChangeInWords {
  /** The number of the revision he signed. */
  since: number;
  /** Lines that are new or other, and lines that are gone. */
  lines: number;
  gone: number;
  /** The beginning of the first such line; empty when lines are only gone. */
  example: string;
}

export interface DecisionAsked {
  project: string;
  section: string;
  block: string;
  revision: number;
  /** Who submitted the block. */
  submitter: string;
  /** YYYY-MM-DD, or null. */
  deadline: string | null;
  /** Null when he reads the block for the first time. */
  changed: ChangeInWords | null;
  /** Whose decision was handed to him and why; null for his own. */
  handed: { from: string; reason: string } | null;
  link: string;
}

function changeRu({ since, lines, gone, example }: ChangeInWords): string[] {
  if (lines + gone === 0) return [`Слова те же, что в редакции ${since}, которую вы подписали.`];
  const counts = [lines > 0 && `новых и изменённых строк: ${lines}`, gone > 0 && `убранных: ${gone}`];
  return [
    `Что изменилось с вашей подписи под редакцией ${since}: ${counts.filter(Boolean).join(", ")}.`,
    ...(example ? [`Например: «${example}»`] : []),
    "На странице показаны только изменения.",
  ];
}

function changeEn({ since, lines, gone, example }: ChangeInWords): string[] {
  if (lines + gone === 0) return [`The words are those of revision ${since}, which you signed.`];
  const counts = [lines > 0 && `new and changed lines: ${lines}`, gone > 0 && `removed: ${gone}`];
  return [
    `What has changed since you signed revision ${since}: ${counts.filter(Boolean).join(", ")}.`,
    ...(example ? [`For example: “${example}”`] : []),
    "The page shows the changes alone.",
  ];
}

/** A block waits for the reader's decision. */
export function decisionAskedLetter(to: To, given: DecisionAsked): Letter {
  const { revision, deadline, changed, handed, link } = given;
  const [project, section, block] = [flat(given.project), flat(given.section), flat(given.block)];
  const submitter = flat(given.submitter);
  const told = changed && { ...changed, example: flat(changed.example) };
  return letter(to, false, {
    ru: {
      subject: `На подпись: «${block}», проект «${project}»`,
      lines: [
        ...(handed ? [`${flat(handed.from)} передаёт вам своё решение. Причина: ${flat(handed.reason)}`, ""] : []),
        `Блок «${block}» раздела «${section}» ждёт вашего решения.`,
        `Редакцию ${revision} отправил(а) на согласование ${submitter}.`,
        deadline === null ? "Срок не указан." : `Срок: до ${dayInWords(deadline, "ru")} включительно.`,
        "",
        ...(told ? changeRu(told) : ["Вы читаете этот блок впервые."]),
        "",
        "Прочитать и решить:",
        link,
      ],
    },
    en: {
      subject: `To sign: “${block}”, project “${project}”`,
      lines: [
        ...(handed ? [`${flat(handed.from)} hands a decision to you. Reason: ${flat(handed.reason)}`, ""] : []),
        `The block “${block}” of the section “${section}” waits for your decision.`,
        `Revision ${revision} was submitted by ${submitter}.`,
        deadline === null ? "There is no deadline." : `Deadline: ${dayInWords(deadline, "en")}, that day included.`,
        "",
        ...(told ? changeEn(told) : ["You read this block for the first time."]),
        "",
        "Read and decide:",
        link,
      ],
    },
  });
}

export interface PaperEntered {
  project: string;
  block: string;
  revision: number;
  decision: Decision;
  enteredBy: string;
  link: string;
}

const decisionsInWords: Record<Language, Record<Decision, string>> = {
  ru: {
    ...{ agreed: "Согласовано", "agreed-with-remarks": "Согласовано с замечаниями", rejected: "Не согласовано" },
    "by-default": "Согласовано по умолчанию",
  },
  en: {
    ...{ agreed: "Agreed", "agreed-with-remarks": "Agreed with remarks", rejected: "Not agreed" },
    "by-default": "Agreed by default",
  },
};

/** What the reader has signed on paper was entered by somebody else. */
export function paperEnteredLetter(to: To, { revision, decision, link, ...given }: PaperEntered): Letter {
  const [project, block, enteredBy] = [flat(given.project), flat(given.block), flat(given.enteredBy)];
  return letter(to, false, {
    ru: {
      subject: `Внесена ваша подпись с бумаги: «${block}», проект «${project}»`,
      lines: [
        `${enteredBy}: внесено ваше решение по блоку «${block}», редакция ${revision}.`,
        `Решение: ${decisionsInWords.ru[decision]}.`,
        "",
        "Если вы этого не подписывали или решили иначе, снимите подпись:",
        link,
      ],
    },
    en: {
      subject: `Your signature was entered from paper: “${block}”, project “${project}”`,
      lines: [
        `${enteredBy} has entered your decision on the block “${block}”, revision ${revision}.`,
        `The decision: ${decisionsInWords.en[decision]}.`,
        "",
        "If you have not signed it, or decided otherwise, take the signature back:",
        link,
      ],
    },
  });
}
