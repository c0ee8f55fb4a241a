/** The closed list of refusals: each has a code, an HTTP status and a sentence a person can act on, in both languages. */
import type { Language } from "../db/schema.ts";
import { fieldTitle } from "./field-titles.ts";
import { calendarRefusals } from "./calendar/refusals.ts";
import { changeRefusals } from "./changes/refusals.ts";
import { clarificationRefusals } from "./clarifications/refusals.ts";
import { contractorRefusals } from "./contractor/refusals.ts";
import { discussionRefusals } from "./discussion/refusals.ts";
import { inboxRefusals } from "./inbox/refusals.ts";
import { questionnaireRefusals } from "./interviews/questionnaires/refusals.ts";
import { interviewRefusals } from "./interviews/refusals.ts";
import { signOffRefusals } from "./sign-off/refusals.ts";
import { tenderRefusals } from "./tender/refusals.ts";
import { wordingRefusals } from "./wording/refusals.ts";

/** One refusal: its status and its sentence in both languages. */
export interface RefusalEntry {
  status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 503;
  ru: string;
  en: string;
}

/** `{name}` in a sentence is filled from the refusal's details. */
export const refusals = {
  "not-found": {
    status: 404,
    ru: "Такой страницы или записи нет, или она вам недоступна.",
    en: "There is no such page or record, or you have no access to it.",
  },
  "not-allowed": {
    status: 403,
    ru: "Ваша роль в проекте этого не позволяет. Обратитесь к руководителю проекта.",
    en: "Your role in the project does not allow this. Ask the project manager.",
  },
  "signed-out": { status: 401, ru: "Войдите, чтобы продолжить.", en: "Sign in to continue." },
  "wrong-origin": {
    status: 403,
    ru: "Запрос пришёл с чужого адреса. Откройте Свод по его обычному адресу и повторите.",
    en: "The request came from another address. Open Svod at its usual address and try again.",
  },
  "wrong-content-type": {
    status: 415,
    ru: "Отправьте данные в формате JSON (Content-Type: application/json).",
    en: "Send the data as JSON (Content-Type: application/json).",
  },
  "wrong-form": {
    status: 415,
    ru: "Это не форма страницы. Откройте страницу и отправьте форму с неё.",
    en: "This is not a form of the page. Open the page and send its form.",
  },
  "bad-json": {
    status: 400,
    ru: "Это не JSON: проверьте скобки и кавычки.",
    en: "This is not JSON: check brackets and quotes.",
  },
  "too-large": {
    status: 413,
    ru: "Слишком большой запрос. Разделите его на части.",
    en: "The request is too large. Split it.",
  },
  "too-many-attempts": {
    status: 429,
    ru: "Слишком много попыток. Повторите через {minutes} мин.",
    en: "Too many attempts. Try again in {minutes} min.",
  },
  busy: { status: 503, ru: "Сервер занят. Повторите через минуту.", en: "The server is busy. Try again in a minute." },
  "storage-failing": {
    status: 503,
    ru: "Не сохранено: на диске сервера нет места. Ничего не изменилось, повторите позже.",
    en: "Not saved: the server's disk is full. Nothing has changed, try again later.",
  },
  invalid: { status: 422, ru: "Проверьте поля: {fields}.", en: "Check the fields: {fields}." },
  required: { status: 422, ru: "Заполните поле «{field}».", en: "Fill in the field “{field}”." },
  "too-long": {
    status: 422,
    ru: "Поле «{field}» длиннее {max} знаков. Сократите его.",
    en: "The field “{field}” is longer than {max} characters. Shorten it.",
  },
  "bad-email": {
    status: 422,
    ru: "Укажите почту, например «i.petrov@company.ru».",
    en: "Give an e-mail address such as “i.petrov@company.com”.",
  },
  "bad-date": { status: 422, ru: "Укажите дату, например «2026-12-01».", en: "Give a date such as “2026-12-01”." },
  "bad-time-zone": {
    status: 422,
    ru: "Нет такого часового пояса. Выберите из списка, например «Europe/Moscow».",
    en: "There is no such time zone. Choose one such as “Europe/Moscow”.",
  },
  "unknown-template": {
    status: 422,
    ru: "Нет такого шаблона. Выберите шаблон из списка.",
    en: "There is no such template. Choose one from the list.",
  },
  "wrong-credentials": {
    status: 401,
    ru: "Почта или пароль не подходят. Проверьте их или получите ссылку для входа.",
    en: "The e-mail or password is wrong. Check them or get a sign-in link.",
  },
  "wrong-code": {
    status: 422,
    ru: "Код не подходит или устарел. Проверьте цифры или запросите новый.",
    en: "The code is wrong or has expired. Check the digits or request a new one.",
  },
  "link-expired": {
    status: 410,
    ru: "Ссылка устарела или уже использована. Запросите новую.",
    en: "The link has expired or was used already. Request a new one.",
  },
  "weak-password": {
    status: 422,
    ru: "Пароль короче {min} знаков. Возьмите длиннее, например четыре слова.",
    en: "The password is shorter than {min} characters. Take a longer one, such as four words.",
  },
  "wrong-set-up-code": {
    status: 422,
    ru: "Код установки не подходит. Он напечатан в журнале сервера при запуске.",
    en: "The set-up code is wrong. It is printed in the server's log at start.",
  },
  "already-set-up": {
    status: 409,
    ru: "Первая учётная запись уже есть. Войдите или попросите приглашение.",
    en: "The first account exists already. Sign in or ask for an invitation.",
  },
  "email-taken": {
    status: 409,
    ru: "Учётная запись с этой почтой уже есть.",
    en: "There is an account with this e-mail already.",
  },
  "invitation-expired": {
    status: 410,
    ru: "Приглашение устарело, отозвано или уже принято. Попросите руководителя проекта прислать новое.",
    en: "The invitation has expired, was withdrawn or accepted. Ask the project manager for a new one.",
  },
  "invitation-for-another": {
    status: 403,
    ru: "Приглашение выписано на другую почту. Выйдите и откройте ссылку снова.",
    en: "The invitation is for another e-mail. Sign out and open the link again.",
  },
  "already-invited": {
    status: 409,
    ru: "{email} уже приглашён. Отзовите прежнее приглашение, чтобы послать новое.",
    en: "{email} is invited already. Withdraw the earlier invitation to send a new one.",
  },
  "already-member": {
    status: 409,
    ru: "{email} уже участвует в проекте.",
    en: "{email} is a member of the project already.",
  },
  "passkeys-unavailable": {
    status: 409,
    ru: "Ключам доступа нужен адрес с именем, а у Свода он из цифр. Администратор задаёт адрес в SVOD_ORIGIN.",
    en: "Passkeys need an address with a name, and that of Svod is made of digits. The administrator sets SVOD_ORIGIN.",
  },
  "passkey-needs-password": {
    status: 409,
    ru: "Сначала задайте пароль в профиле: им подтверждают, что ключ доступа добавляете вы.",
    en: "First set a password in your profile: it proves that it is you who adds the passkey.",
  },
  "passkey-not-added": {
    status: 422,
    ru: "Ответ устройства не подошёл, ключ доступа не добавлен. Попробуйте ещё раз или возьмите другое устройство.",
    en: "The device's answer did not fit, and no passkey was added. Try again or take another device.",
  },
  "passkey-exists": {
    status: 409,
    ru: "Этот ключ доступа уже добавлен.",
    en: "This passkey has been added already.",
  },
  "too-many-passkeys": {
    status: 409,
    ru: "У вас уже {max} ключей доступа. Удалите те, которыми не пользуетесь.",
    en: "You have {max} passkeys already. Remove those you do not use.",
  },
  "last-manager": {
    status: 409,
    ru: "Это последний руководитель проекта. Сначала назначьте другого.",
    en: "This is the last project manager. Appoint another one first.",
  },
  "last-admin": {
    status: 409,
    ru: "Это последний администратор. Сначала назначьте другого.",
    en: "This is the last administrator. Appoint another one first.",
  },
  "needs-successor": {
    status: 409,
    ru: "За этим человеком есть блоки. Выберите, кому их передать.",
    en: "This person is responsible for blocks. Choose who takes them over.",
  },
  "bad-successor": {
    status: 422,
    ru: "Передать блоки можно только участнику группы, который остаётся в проекте.",
    en: "Blocks can be handed over only to a member of the group who stays in the project.",
  },
  "no-such-account": {
    status: 422,
    ru: "С почтой {email} здесь никого нет. Пришлите приглашение.",
    en: "Nobody here has the e-mail {email}. Send an invitation.",
  },
  "bad-responsible": {
    status: 422,
    ru: "Ответственным может быть только участник группы, который пишет или согласует блоки.",
    en: "Only a member of the group who writes or signs blocks can be responsible.",
  },
  "block-already-there": {
    status: 409,
    ru: "Этот блок шаблона уже есть в проекте или в корзине.",
    en: "This template block is in the project or in its bin already.",
  },
  "may-not-create-projects": {
    status: 403,
    ru: "Проекты создают те, кому это разрешил администратор. Обратитесь к нему.",
    en: "Projects are created by those whom the administrator lets. Ask the administrator.",
  },
  "block-locked": {
    status: 409,
    ru: "Блок закрыт для правки: он на согласовании или согласован. Отзовите согласование или создайте запрос на изменение.",
    en: "The block is locked: it is in review or agreed. Withdraw the review or raise a change request.",
  },
  ...calendarRefusals,
  ...signOffRefusals,
  ...discussionRefusals,
  ...clarificationRefusals,
  ...tenderRefusals,
  ...inboxRefusals,
  ...changeRefusals,
  ...interviewRefusals,
  ...questionnaireRefusals,
  ...contractorRefusals,
  ...wordingRefusals,
  "nothing-to-restore": {
    status: 409,
    ru: "Текст блока и так такой, как в этой редакции.",
    en: "The text of the block is what it was in this revision already.",
  },
  "rich-field": {
    status: 409,
    ru: "Откройте требование в тексте: в этом поле есть ссылки или переносы строк.",
    en: "Open the requirement in the text: this field holds references or line breaks.",
  },
  "requirement-changed": {
    status: 409,
    ru: "Пока вы правили, поле «{field}» изменил коллега, теперь там: «{text}». Сохраните ещё раз, чтобы оставить свой вариант.",
    en: "A colleague changed “{field}” while you edited; it now reads: “{text}”. Save again to keep your own words.",
  },
  "section-not-empty": {
    status: 409,
    ru: "В разделе есть согласованные блоки, удалить его нельзя.",
    en: "The section holds agreed blocks and cannot be removed.",
  },
  "not-removed": { status: 409, ru: "Блок и так на месте.", en: "The block is not in the bin." },
  "section-removed": {
    status: 409,
    ru: "Раздел этого блока удалён. Сначала верните раздел.",
    en: "The section of this block is in the bin. Restore the section first.",
  },
  "in-bin": {
    status: 409,
    ru: "Этого уже нет в документе: кто-то убрал его в корзину. Вернуть можно со страницы «Корзина и шаблон».",
    en: "This has left the document: somebody moved it to the bin. Take it back on the page “Bin and template”.",
  },
  "kept-edits-resolved": { status: 409, ru: "С этими правками уже решено.", en: "These edits are resolved already." },
  "malformed-update": {
    status: 400,
    ru: "Правки повреждены и не могут быть прочитаны.",
    en: "The edits are damaged and cannot be read.",
  },
  "other-epoch": {
    status: 409,
    ru: "Текст заменён на сервере. Ваши правки сохранены отдельно, откройте «Сохранённые правки».",
    en: "The text was replaced on the server. Your edits are kept apart, open “Kept edits”.",
  },
  "text-unavailable": {
    status: 503,
    ru: "Текст не удалось прочитать. Ничего не потеряно: повторите или сообщите администратору.",
    en: "The text could not be read. Nothing is lost: try again or tell the administrator.",
  },
  "unknown-version": {
    status: 409,
    ru: "Запись изменилась, пока вы её правили. Обновите страницу и повторите.",
    en: "The record changed while you edited it. Reload the page and try again.",
  },
} as const satisfies Record<string, RefusalEntry>;

export type RefusalCode = keyof typeof refusals;
export type RefusalDetails = Record<string, string | number>;

/** A command that was not carried out, for a reason the person can act on. Nothing has changed (R11). */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly details: RefusalDetails = {},
    /** The form field it speaks of, if one. */
    readonly field?: string,
    /** The title of the one thing among several that it speaks of. */
    readonly subject?: string,
  ) {
    super(code);
    this.name = "Refusal";
  }

  get status(): RefusalEntry["status"] {
    return refusals[this.code].status;
  }

  /** The same refusal, naming which of several things it speaks of. */
  of(subject: string): Refusal {
    return new Refusal(this.code, this.details, this.field, subject);
  }

  /** The sentence in the reader's language. */
  sentence(language: Language): string {
    const about = this.subject === undefined ? "" : language === "ru" ? `«${this.subject}»: ` : `“${this.subject}”: `;
    return about + this.words(language);
  }

  private words(language: Language): string {
    return refusals[this.code][language].replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = String(this.details[name] ?? "");
      const named = name === "field" || name === "fields";
      return named
        ? value
            .split(", ")
            .map((field) => fieldTitle(field, language))
            .join(", ")
        : value;
    });
  }
}
