/** Letters about clarification questions: to the expert, to all integrators at a publication, to an outside expert. */
import { dayInWords, flat, letter, type Letter, type To } from "./letter.ts";

/** The beginning of a question that a letter quotes, characters. */
const quoted = 300;

const beginning = (words: string) => {
  const line = flat(words);
  return line.length > quoted ? `${line.slice(0, quoted).trimEnd()}…` : line;
};

export interface QuestionAssigned {
  project: string;
  number: number;
  question: string;
  /** YYYY-MM-DD. */
  due: string;
  link: string;
}

/** A question is left to the reader, who is of the group. */
export function questionAssignedLetter(to: To, { number, due, link, ...given }: QuestionAssigned): Letter {
  const [project, question] = [flat(given.project), beginning(given.question)];
  return letter(to, false, {
    ru: {
      subject: `Нужен ваш ответ: вопрос В-${number}, проект «${project}»`,
      lines: [`«${question}»`, "", `Срок: до ${dayInWords(due, "ru")} включительно.`, "", "Ответить:", link],
    },
    en: {
      subject: `Your answer is needed: question В-${number}, project “${project}”`,
      lines: [`“${question}”`, "", `Due: ${dayInWords(due, "en")}, that day included.`, "", "Answer it:", link],
    },
  });
}

/** An answer is out: the same letter to every integrator, whoever asked; it names nobody and quotes nothing (R6). */
export function answerPublishedLetter(
  to: To,
  { number, link, ...given }: { project: string; number: number; link: string },
): Letter {
  const project = flat(given.project);
  return letter(to, false, {
    ru: {
      subject: `Опубликован ответ О-${number}, проект «${project}»`,
      lines: ["На уточняющий вопрос к техническому заданию опубликован ответ.", "", "Прочитать:", link],
    },
    en: {
      subject: `Answer О-${number} is published, project “${project}”`,
      lines: ["The answer to a question about the specification is published.", "", "Read it:", link],
    },
  });
}

/** Asks somebody without an account for one answer. */
export function expertLinkLetter(
  to: To,
  { days, link, ...given }: { project: string; inviter: string; days: number; link: string },
): Letter {
  const [project, inviter] = [flat(given.project), flat(given.inviter)];
  return letter(to, true, {
    ru: {
      subject: `Просим ответить на вопрос, проект «${project}»`,
      lines: [
        `${inviter} просит вас ответить на один вопрос о проекте «${project}». Учётная запись не нужна.`,
        ...["", "Прочитать вопрос и ответить:", link, ""],
        `Ссылка личная, принимает один ответ и действует дней: ${days}. Не пересылайте её.`,
      ],
    },
    en: {
      subject: `Please answer a question, project “${project}”`,
      lines: [
        `${inviter} asks you to answer one question about the project “${project}”. No account is needed.`,
        ...["", "Read the question and answer it:", link, ""],
        `The link is personal, takes one answer and works for this many days: ${days}. Do not pass it on.`,
      ],
    },
  });
}
