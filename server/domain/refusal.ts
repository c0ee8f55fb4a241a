/** The closed list of refusals: each has a code, an HTTP status and a sentence a person can act on, in both languages. */
import type { Language } from "../db/schema.ts";
import { fieldTitle } from "./field-titles.ts";

interface Entry {
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
  "not-responsible": {
    status: 403,
    ru: "На согласование блок отправляет его ответственный или руководитель проекта.",
    en: "A block is submitted by the person responsible for it or by the project manager.",
  },
  "block-empty": {
    status: 409,
    ru: "В блоке ещё ничего не написано. Напишите его или укажите, почему требований нет.",
    en: "Nothing is written in the block yet. Write it, or say why there are no requirements.",
  },
  "no-approvers": {
    status: 409,
    ru: "У блока нет согласующих. Назначьте хотя бы одного.",
    en: "The block has no approvers. Name at least one.",
  },
  "approver-missing": {
    status: 409,
    ru: "Некому подписать за: {roles}. Назначьте согласующего или сделайте его подпись необязательной.",
    en: "Nobody can sign for: {roles}. Name an approver or make the signature optional.",
  },
  "deadline-passed": {
    status: 422,
    ru: "Срок уже прошёл. Укажите сегодняшний или более поздний день.",
    en: "The deadline has passed already. Give today or a later day.",
  },
  "stale-hash": {
    status: 409,
    ru: "Текст уже другой, не тот, который вы читали. Откройте блок ещё раз и прочтите его.",
    en: "The text is no longer the one you read. Open the block again and read it.",
  },
  "not-in-review": {
    status: 409,
    ru: "Блок сейчас не на согласовании. Обновите страницу: его отозвали, согласовали или вернули в работу.",
    en: "The block is not in review now. Reload the page: it was withdrawn, agreed or returned to work.",
  },
  "not-approver": {
    status: 403,
    ru: "Вы не согласующий этого блока в этом круге.",
    en: "You are not an approver of this block in this round.",
  },
  "already-signed": {
    status: 409,
    ru: "Решение по этой редакции вы уже дали.",
    en: "You have decided on this revision already.",
  },
  "not-your-turn": {
    status: 409,
    ru: "Ваша очередь ещё не пришла: сначала решают согласующие предыдущего шага.",
    en: "It is not your turn yet: the approvers of the step before decide first.",
  },
  "decision-unclear": {
    status: 422,
    ru: "Отмечено другое решение, а нажато «Подтверждаю правку». Подпишите отмеченное или отметьте «Согласовано».",
    en: "Another decision is marked, and “I confirm the change” was pressed. Sign what is marked, or mark “Agreed”.",
  },
  "remark-required": {
    status: 422,
    ru: "Напишите замечание: без него автору нечего исправлять.",
    en: "Write the remark: without it the author has nothing to mend.",
  },
  "quote-not-found": {
    status: 422,
    ru: "Таких слов в этой редакции нет или они стоят в нескольких местах. Выделите место ещё раз.",
    en: "These words are not in this revision, or in several places. Select the place again.",
  },
  "not-submitter": {
    status: 403,
    ru: "Отозвать согласование может тот, кто отправил блок, или руководитель проекта.",
    en: "A review is withdrawn by who submitted the block or by the project manager.",
  },
  "remark-answered": {
    status: 409,
    ru: "На это замечание уже ответили.",
    en: "This remark has been answered already.",
  },
  "replacement-lost": {
    status: 409,
    ru: "Слов, которые предложено заменить, в тексте больше нет. Внесите правку сами.",
    en: "The words to be replaced are no longer in the text. Make the edit yourself.",
  },
  "sign-off-superseded": {
    status: 409,
    ru: "Эта виза уже в истории: блок с тех пор изменили, утвердили или визу сняли.",
    en: "This sign-off is history: the block has been changed or approved since, or it was taken back.",
  },
  "bad-delegate": {
    status: 422,
    ru: "Передать подпись можно участнику с правом подписи, который не решает в этом круге сам.",
    en: "A signature is handed to a member who may sign and does not decide in this round himself.",
  },
  "in-review": {
    status: 409,
    ru: "Блок на согласовании. Сначала отзовите его.",
    en: "The block is in review. Withdraw it first.",
  },
  "not-locked": {
    status: 409,
    ru: "Блок и так в работе.",
    en: "The block is open already.",
  },
  "nothing-to-approve": {
    status: 409,
    ru: "Утверждать нечего: с последней версии ничего не изменилось.",
    en: "There is nothing to approve: nothing has changed since the last version.",
  },
  "version-not-ready": {
    status: 409,
    ru: "Утвердить нельзя: не согласованы обязательные блоки. {blocks}",
    en: "It cannot be approved: mandatory blocks are not agreed. {blocks}",
  },
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
  "no-such-member": {
    status: 422,
    ru: "Такого человека в проекте нет. Выберите из списка или сначала пригласите его.",
    en: "There is no such person in the project. Choose from the list, or invite him first.",
  },
  "may-not-sign": {
    status: 422,
    ru: "Роль этого человека не позволяет согласовать. Смените её на странице «Участники» или выберите другого.",
    en: "The role of this person does not let him sign. Change it on the page “Members”, or choose somebody else.",
  },
  "approver-named-already": {
    status: 409,
    ru: "Этот человек здесь уже назначен. Измените его строку.",
    en: "This person is named here already. Change his line.",
  },
  "substitute-is-approver": {
    status: 422,
    ru: "Согласующий не может замещать сам себя. Выберите другого замещающего.",
    en: "An approver cannot stand in for himself. Choose another substitute.",
  },
  "bad-step": {
    status: 422,
    ru: "Очередь — целое число от 1 до {max}. У кого числа равны, решают одновременно.",
    en: "The turn is a whole number from 1 to {max}. Those with equal numbers decide at the same time.",
  },
  "named-for-section": {
    status: 409,
    ru: "Этот человек назначен на весь раздел. Измените назначение в строке раздела.",
    en: "This person is named for the whole section. Change it in the section's row.",
  },
  "unknown-version": {
    status: 409,
    ru: "Запись изменилась, пока вы её правили. Обновите страницу и повторите.",
    en: "The record changed while you edited it. Reload the page and try again.",
  },
  "confirmation-required": {
    status: 422,
    ru: "Подтвердите, что решение принимаете вы. Способ: {fields}.",
    en: "Confirm that it is you who decides. By: {fields}.",
  },
  "confirmation-not-allowed": {
    status: 422,
    ru: "В этом проекте решение так не подтверждают. Способ: {fields}.",
    en: "Decisions are not confirmed this way in this project. Use: {fields}.",
  },
  "wrong-password": {
    status: 422,
    ru: "Пароль не подходит. Это пароль вашей учётной записи в Своде: проверьте раскладку и повторите.",
    en: "The password is wrong. It is the password of your Svod account: check the keyboard layout and try again.",
  },
  "no-password": {
    status: 422,
    ru: "У вашей учётной записи ещё нет пароля. Задайте его в профиле или подтвердите решение кодом из письма.",
    en: "Your account has no password yet. Set one in your profile, or confirm by a code from a letter.",
  },
  "code-expired": {
    status: 410,
    ru: "Действующего кода нет: он устарел, уже использован или попытки кончились. Запросите новый.",
    en: "There is no living code: it has expired, was used, or its tries are spent. Request a new one.",
  },
  "rules-not-accepted": {
    status: 409,
    ru: "Сначала примите правила электронной подписи компании: прочитайте их, отметьте согласие и подпишите ещё раз.",
    en: "First accept the company's rules of electronic signature: read them, mark your consent and sign again.",
  },
  "rules-changed": {
    status: 409,
    ru: "Пока вы читали правила электронной подписи, вышла новая редакция. Прочитайте её и подпишите ещё раз.",
    en: "The rules of electronic signature have changed while you read them. Read the new wording and sign again.",
  },
  "rules-unchanged": {
    status: 409,
    ru: "Эта редакция правил уже действует: текст, номер и дата те же. Измените их или оставьте как есть.",
    en: "This wording is in force already: text, number and date are the same. Change them or leave it as it is.",
  },
  "no-confirmation-left": {
    status: 422,
    ru: "Оставьте хотя бы один способ подтверждения: пароль или код из письма.",
    en: "Leave at least one way to confirm: the password or a code by mail.",
  },
  "bad-days": {
    status: 422,
    ru: "Укажите в поле «{field}» целое число рабочих дней от 1 до {max}, например {example}.",
    en: "Give a whole number of working days from 1 to {max} in “{field}”, such as {example}.",
  },
} as const satisfies Record<string, Entry>;

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

  get status(): Entry["status"] {
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
