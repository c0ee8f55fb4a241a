/** Refusals of change control: part of the one closed list in domain/refusal.ts. */
import type { RefusalEntry } from "../refusal.ts";

export const changeRefusals = {
  "change-not-locked": {
    status: 409,
    ru: "Блок «{block}» в работе: запрос не нужен, просто правьте его текст.",
    en: "The block “{block}” is a draft: no request is needed, just edit its text.",
  },
  "change-under-control": {
    status: 409,
    ru: "Блок входит в утверждённую версию: предложите изменение, вернуть его в работу нельзя.",
    en: "The block is part of an approved version: propose a change, it cannot be reopened.",
  },
  "change-project-closed": {
    status: 409,
    ru: "Проект закрыт: изменения больше не принимаются. Сначала верните его из архива или смените этап.",
    en: "The project is closed: changes are not taken any more. Take it out of the archive or set another phase first.",
  },
  "progress-of-draft": {
    status: 409,
    ru: "{code} ещё пишется: ход внедрения отмечают у требований согласованных блоков.",
    en: "{code} is still being written: progress is marked on requirements of agreed blocks.",
  },
  "day-ahead": {
    status: 422,
    ru: "Этот день ещё не наступил. Укажите день, когда это произошло.",
    en: "This day is yet to come. Give the day when it came to pass.",
  },
  "change-over": {
    status: 409,
    ru: "Запрос уже закрыт, исправить его нельзя. Если нужно другое изменение, создайте новый запрос.",
    en: "The request is settled and cannot be changed. For another change raise a new one.",
  },
  "change-being-written": {
    status: 409,
    ru: "Запрос ещё не подан. Сначала отправьте его на рассмотрение.",
    en: "The request is not submitted yet. Submit it first.",
  },
  "change-being-judged": {
    status: 409,
    ru: "Запрос на рассмотрении. Чтобы исправить его, верните в работу: он подаётся заново.",
    en: "The request is being judged. To edit it, return it to work: it is then submitted anew.",
  },
  "change-being-decided": {
    status: 409,
    ru: "По запросу уже есть решение, оценку менять поздно. Верните его в работу: решать будут заново.",
    en: "Somebody has decided on the request, its impact cannot change any more. Return it to work: it is decided anew.",
  },
  "change-not-yours": {
    status: 403,
    ru: "Это может автор запроса или руководитель проекта.",
    en: "Only the author of the request or the project manager can do this.",
  },
  "change-needs-block": {
    status: 422,
    ru: "Выберите хотя бы один блок, который меняется.",
    en: "Choose at least one block that changes.",
  },
  "change-block-there": {
    status: 409,
    ru: "Этот блок в запросе уже есть.",
    en: "The request has this block already.",
  },
  "change-nothing": {
    status: 409,
    ru: "В блоке «{block}» ничего не изменено. Внесите правку или уберите блок из запроса.",
    en: "Nothing is changed in the block “{block}”. Make the change or take the block out of the request.",
  },
  "change-foreign-requirement": {
    status: 409,
    ru: "Требование в тексте запроса стоит уже в другом блоке. Верните запрос в работу и подайте заново: у копии будет свой код.",
    en: "A requirement of the request stands in another block by now. Return the request to work and submit it anew: the copy gets a code of its own.",
  },
  "change-not-estimated": {
    status: 409,
    ru: "Сначала оцените влияние: сколько дней и денег. Если нисколько, поставьте 0.",
    en: "Estimate the impact first: days and money. Put 0 where there is none.",
  },
  "change-bad-days": {
    status: 422,
    ru: "Укажите рабочие дни целым числом от 0 до {max}.",
    en: "Give working days as a whole number from 0 to {max}.",
  },
  "change-bad-money": {
    status: 422,
    ru: "Укажите сумму от 0 до {max}, например «240000» или «1500,50».",
    en: "Give a sum from 0 to {max}, such as “240000” or “1500.50”.",
  },
  "change-bad-currency": {
    status: 422,
    ru: "Выберите валюту суммы из списка.",
    en: "Choose the currency of the sum from the list.",
  },
  "change-bad-share": {
    status: 422,
    ru: "Укажите долю требований целым числом от 0 до 100.",
    en: "Give the share of requirements as a whole number from 0 to 100.",
  },
  "change-clarification-costs": {
    status: 422,
    ru: "Уточнение не меняет обязательств: у него нет ни дней, ни денег. Если они есть, это запрос на изменение.",
    en: "A clarification of wording changes no obligation: it costs no days and no money. If it does, it is a change request.",
  },
  "change-clarification-obliges": {
    status: 409,
    ru: "Уточнение не добавляет и не убирает требований. Смените вид на запрос на изменение.",
    en: "A clarification of wording neither adds nor removes requirements. Make it a change request.",
  },
  "change-unknown-requirement": {
    status: 422,
    ru: "Такого требования в проекте нет. Выберите из списка.",
    en: "There is no such requirement in the project. Choose one from the list.",
  },
  "change-requirement-written": {
    status: 409,
    ru: "Это требование меняет сам текст запроса, убрать его из списка нельзя.",
    en: "The text of the request changes this requirement, it cannot be taken off the list.",
  },
  "change-bad-initiator": {
    status: 422,
    ru: "Выберите инициатора из участников проекта.",
    en: "Choose the initiator among the members of the project.",
  },
  "change-stale": {
    status: 409,
    ru: "Запрос с тех пор изменился. Прочитайте его ещё раз и решите снова.",
    en: "The request has changed since you read it. Read it again and decide anew.",
  },
  "change-fork-changed": {
    status: 409,
    ru: "Текст запроса не тот, что был подан. Верните запрос в работу и подайте заново.",
    en: "The text of the request is not the one that was submitted. Return the request to work and submit it anew.",
  },
  "change-moved": {
    status: 409,
    ru: "Блок «{block}» с тех пор изменился. Перенесите запрос на его новую редакцию, потом решайте заново.",
    en: "The block “{block}” has changed since. Move the request to its new revision, then decide anew.",
  },
  "change-block-open": {
    status: 409,
    ru: "Блок «{block}» снова в работе: внесите правку прямо в него или дождитесь, пока его согласуют.",
    en: "The block “{block}” is a draft again: make the change in it, or wait until it is agreed.",
  },
  "change-in-review": {
    status: 409,
    ru: "Блок «{block}» на согласовании. Изменение можно решать, когда круг закончится.",
    en: "The block “{block}” is in review. The change can be decided when the round has ended.",
  },
  "change-not-decider": {
    status: 403,
    ru: "По этому запросу решаете не вы. Кто решает, видно на странице запроса.",
    en: "You are not among those who decide on this request. Its page shows who they are.",
  },
  "change-decided-already": {
    status: 409,
    ru: "Вы уже решили по этому запросу.",
    en: "You have decided on this request already.",
  },
  "change-not-moved": {
    status: 409,
    ru: "Блоки запроса не менялись, переносить нечего.",
    en: "The blocks of the request have not changed, there is nothing to move.",
  },
  "change-conflict-open": {
    status: 422,
    ru: "Выберите, что оставить, в каждом спорном месте.",
    en: "Choose what stays at every place in conflict.",
  },
  "change-nothing-to-confirm": {
    status: 409,
    ru: "Подтверждать нечего: вы уже подтвердили, не подписывали прежний текст, или его с тех пор изменили снова.",
    en: "There is nothing to confirm: you have confirmed it, had not signed the earlier text, or it has changed again since.",
  },
  "return-nothing": {
    status: 409,
    ru: "Возвращать нечего: сейчас здесь написано то же, что в версии {version}.",
    en: "There is nothing to return: it reads as it does in version {version}.",
  },
  "return-too-many": {
    status: 409,
    ru: "Отличается больше {max} блоков. Возвращайте их по одному, со страницы сравнения версий.",
    en: "More than {max} blocks differ. Return them one by one, from the comparison of versions.",
  },
  "change-not-applied": {
    status: 409,
    ru: "Закрыть можно только внесённое изменение.",
    en: "Only an applied change can be closed.",
  },
  "change-owner-missing": {
    status: 409,
    ru: "Решать должен собственник, а его в проекте нет. Пригласите его.",
    en: "The owner has to decide, and the project has none. Invite him.",
  },
} as const satisfies Record<string, RefusalEntry>;
