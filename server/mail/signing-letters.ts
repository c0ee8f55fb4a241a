/** Letters about signing. */
import { flat, letter, type Letter, type To } from "./letter.ts";

/** How many titles a letter names; the rest are counted. */
const namedTitles = 10;

/** What is being signed, line by line. @param titles of blocks; none when it is the version of the whole document */
function subjectLines(titles: readonly string[], version: string, more: (count: number) => string): string[] {
  if (titles.length === 0) return [version];
  const named = titles.slice(0, namedTitles).map((title) => `— ${flat(title)}`);
  const left = titles.length - named.length;
  return left > 0 ? [...named, more(left)] : named;
}

/** The code that confirms a signature, with what is being signed. */
export function signingCodeLetter(
  to: To,
  given: { project: string; titles: readonly string[]; code: string; minutes: number },
): Letter {
  const { titles, code, minutes } = given;
  const project = flat(given.project);
  return letter(to, true, {
    ru: {
      subject: `Код для подписи в проекте «${project}»`,
      lines: [
        `В проекте «${project}» вы подписываете:`,
        ...subjectLines(titles, "— версию всего документа", (count) => `и ещё блоков: ${count}`),
        "",
        `Чтобы подтвердить, введите код: ${code}`,
        "",
        `Код сработает один раз в течение ${minutes} минут. Никому его не сообщайте: с ним могут подписать за вас.`,
        "Если подписываете не вы, не вводите код, смените пароль в профиле и сообщите руководителю проекта.",
      ],
    },
    en: {
      subject: `Code to sign in the project “${project}”`,
      lines: [
        `In the project “${project}” you are signing:`,
        ...subjectLines(titles, "— the version of the whole document", (count) => `and ${count} more blocks`),
        "",
        `To confirm, type the code: ${code}`,
        "",
        `The code works once, for ${minutes} minutes. Tell it to nobody: it lets others sign in your name.`,
        "If it is not you who signs, do not type the code, change your password and tell the project manager.",
      ],
    },
  });
}
