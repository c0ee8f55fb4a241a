/** Letters about joining a project. */
import { flat, letter, type Letter, type To } from "./letter.ts";

/** @param given without an inviter it is the company that invites: to a tender, where nobody of the group is named (R6) */
export function invitationLetter(
  to: To,
  given: { project: string; company: string; inviter: string; link: string; hours: number },
): Letter {
  const project = flat(given.project);
  const company = flat(given.company);
  const inviter = flat(given.inviter);
  return letter(to, true, {
    ru: {
      subject: `Приглашение в проект «${project}»`,
      lines: [
        inviter === ""
          ? `${company} приглашает вас к участию в тендере, проект «${project}»: там вы прочитаете техническое задание и зададите вопросы.`
          : `${inviter} приглашает вас в проект «${project}» (${company}): там группа вместе пишет и согласует техническое задание.`,
        "",
        "Чтобы принять приглашение, откройте ссылку:",
        given.link,
        "",
        `Она сработает один раз в течение ${given.hours} часов и только для этой почты.`,
      ],
    },
    en: {
      subject: `Invitation to the project “${project}”`,
      lines: [
        inviter === ""
          ? `${company} invites you to take part in a tender, project “${project}”: there you read the requirements specification and ask questions.`
          : `${inviter} invites you to the project “${project}” (${company}), where a group writes and signs off a requirements specification together.`,
        "",
        "To accept, open the link:",
        given.link,
        "",
        `It works once, for ${given.hours} hours, and only for this address.`,
      ],
    },
  });
}

/** Goes to the address itself even when the link was handed over by other means: the owner of the address must know. */
export function joinedLetter(to: To, given: { project: string; origin: string; newAccount: boolean }): Letter {
  const project = flat(given.project);
  return letter(to, false, {
    ru: {
      subject: `Вы участвуете в проекте «${project}»`,
      lines: [
        given.newAccount
          ? `По приглашению в проект «${project}» на эту почту создана учётная запись Свода.`
          : `Ваша учётная запись Свода добавлена в проект «${project}».`,
        `Войти можно здесь: ${given.origin}/sign-in`,
        "",
        "Если приглашение приняли не вы, получите на странице входа новый пароль и сообщите администратору.",
      ],
    },
    en: {
      subject: `You take part in the project “${project}”`,
      lines: [
        given.newAccount
          ? `A Svod account was made for this address by an invitation to the project “${project}”.`
          : `Your Svod account was added to the project “${project}”.`,
        `Sign in here: ${given.origin}/sign-in`,
        "",
        "If it was not you who accepted, get a new password on the sign-in page and tell the administrator.",
      ],
    },
  });
}
