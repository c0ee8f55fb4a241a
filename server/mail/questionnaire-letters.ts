/** Letters about questionnaires: to a respondent, who has no account; they name nobody but whoever asks (R12). */
import { dayInWords, flat, letter, type Letter, type To } from "./letter.ts";

interface QuestionnaireSent {
  project: string;
  inviter: string;
  title: string;
  /** YYYY-MM-DD, that day included. */
  closesOn: string;
  link: string;
}

/** Asks somebody to answer a questionnaire by his personal link. */
export function questionnaireLetter(to: To, { closesOn, link, ...given }: QuestionnaireSent): Letter {
  const [project, inviter, title] = [flat(given.project), flat(given.inviter), flat(given.title)];
  return letter(to, true, {
    ru: {
      subject: `Просим ответить на анкету «${title}»`,
      lines: [
        `${inviter} просит вас ответить на анкету «${title}», проект «${project}». Учётная запись не нужна.`,
        ...["", "Открыть анкету:", link, ""],
        `Ответить можно до ${dayInWords(closesOn, "ru")} включительно, в несколько приёмов: ответы сохраняются сами.`,
        "Ссылка личная. Не пересылайте её.",
      ],
    },
    en: {
      subject: `Please answer the questionnaire “${title}”`,
      lines: [
        `${inviter} asks you to answer the questionnaire “${title}” of the project “${project}”. No account is needed.`,
        ...["", "Open the questionnaire:", link, ""],
        `You may answer until ${dayInWords(closesOn, "en")}, that day included, and at several sittings: answers are saved by themselves.`,
        "The link is personal. Do not pass it on.",
      ],
    },
  });
}
