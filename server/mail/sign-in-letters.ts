/** Letters about signing in and passwords. */
import { letter, type Letter, type To } from "./letter.ts";

export function signInLetter(to: To, given: { link: string; code: string; minutes: number }): Letter {
  return letter(to, true, {
    ru: {
      subject: "Вход в Свод",
      lines: [
        "Чтобы войти, откройте ссылку:",
        given.link,
        "",
        `или введите код: ${given.code}`,
        "",
        `Ссылка и код сработают один раз в течение ${given.minutes} минут. Если вход запросили не вы, ничего не делайте.`,
      ],
    },
    en: {
      subject: "Sign in to Svod",
      lines: [
        "To sign in, open the link:",
        given.link,
        "",
        `or type the code: ${given.code}`,
        "",
        `The link and the code work once, for ${given.minutes} minutes. If it was not you who asked, do nothing.`,
      ],
    },
  });
}

/** A link to set a new password, asked for by the person or started by an administrator. */
export function resetLetter(to: To, given: { link: string; minutes: number; by: "person" | "administrator" }): Letter {
  const asked = given.by === "person";
  return letter(to, true, {
    ru: {
      subject: asked ? "Новый пароль" : "Администратор просит вас задать новый пароль",
      lines: [
        asked ? "Вы попросили сменить пароль в Своде." : "Администратор Свода начал смену вашего пароля.",
        "Чтобы задать новый, откройте ссылку:",
        given.link,
        "",
        `Она сработает один раз в течение ${given.minutes} минут. До этого действует прежний пароль.`,
      ],
    },
    en: {
      subject: asked ? "New password" : "The administrator asks you to set a new password",
      lines: [
        asked
          ? "You asked to change your Svod password."
          : "Svod's administrator has started a change of your password.",
        "To set a new one, open the link:",
        given.link,
        "",
        `It works once, for ${given.minutes} minutes. Until then the present password stays.`,
      ],
    },
  });
}

/** Tells that somebody at the server printed a reset link, so that nobody can quietly sign as somebody else. */
export function resetPrintedLetter(to: To): Letter {
  return letter(to, false, {
    ru: {
      subject: "На сервере создана ссылка для смены вашего пароля",
      lines: [
        "Администратор сервера создал ссылку, по которой можно задать новый пароль вашей учётной записи в Своде.",
        "Если вы об этом не просили, сообщите руководителю проекта: по этой ссылке могут войти под вашим именем.",
      ],
    },
    en: {
      subject: "A link to change your password was made on the server",
      lines: [
        "The server's administrator made a link by which a new password can be set for your Svod account.",
        "If you did not ask for it, tell your project manager: the link lets somebody in under your name.",
      ],
    },
  });
}

export function passwordChangedLetter(to: To): Letter {
  return letter(to, false, {
    ru: {
      subject: "Пароль изменён",
      lines: [
        "Пароль вашей учётной записи в Своде изменён, вход на других устройствах завершён.",
        "Если это сделали не вы, сразу запросите новый пароль на странице входа и сообщите администратору.",
      ],
    },
    en: {
      subject: "Password changed",
      lines: [
        "The password of your Svod account was changed, and other devices were signed out.",
        "If it was not you, request a new password on the sign-in page at once and tell the administrator.",
      ],
    },
  });
}

export function passkeyAddedLetter(to: To, name: string): Letter {
  return letter(to, false, {
    ru: {
      subject: "Добавлен ключ доступа",
      lines: [
        `В вашей учётной записи в Своде появился ключ доступа «${name}»: им можно подтверждать подписи.`,
        "Если его добавили не вы, удалите его в профиле, смените пароль и сообщите администратору.",
      ],
    },
    en: {
      subject: "Passkey added",
      lines: [
        `Your Svod account has a new passkey, “${name}”: signatures can be confirmed by it.`,
        "If it was not you who added it, remove it in your profile, change the password and tell the administrator.",
      ],
    },
  });
}
