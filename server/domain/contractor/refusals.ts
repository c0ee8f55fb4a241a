/** Refusals around the contractor: part of the one closed list in domain/refusal.ts. */
import type { RefusalEntry } from "../refusal.ts";

export const contractorRefusals = {
  "contractor-not-chosen": {
    status: 403,
    ru: "Предлагать изменения и оценивать их может только подрядчик. Ваша компания подрядчиком не выбрана.",
    en: "Only the contractor proposes and estimates changes. Your company has not been chosen as the contractor.",
  },
  "contractor-is-chosen": {
    status: 409,
    ru: "Подрядчик уже выбран: {company}. Сначала отмените этот выбор.",
    en: "The contractor is chosen already: {company}. Take that choice back first.",
  },
  "contractor-not-this": {
    status: 409,
    ru: "Эта компания не выбрана подрядчиком, отменять нечего.",
    en: "This company is not the contractor, there is no choice to take back.",
  },
  "contractor-missing": {
    status: 409,
    ru: "Подрядчик ещё не выбран. Выберите его на странице тендера.",
    en: "No contractor is chosen yet. Choose one on the page of the tender.",
  },
  "contractor-project-closed": {
    status: 409,
    ru: "Проект закрыт: изменения больше не принимаются.",
    en: "The project is closed: changes are not taken any more.",
  },
  "contractor-needs-block": {
    status: 422,
    ru: "Выберите блок публикации, который нужно изменить.",
    en: "Choose the block of the publication that should change.",
  },
  "contractor-request-taken": {
    status: 409,
    ru: "Запрос уже взят в работу, отозвать или решить его иначе здесь нельзя.",
    en: "The request has been taken up, it cannot be withdrawn or answered otherwise here.",
  },
  "contractor-request-refused": {
    status: 409,
    ru: "По этому запросу уже отказали. Если изменение всё же нужно, создайте новый запрос.",
    en: "This request has been refused already. If the change is needed after all, raise a new one.",
  },
  "contractor-request-withdrawn": {
    status: 409,
    ru: "Подрядчик отозвал этот запрос.",
    en: "The contractor has withdrawn this request.",
  },
  "estimate-asked-already": {
    status: 409,
    ru: "Подрядчика уже попросили оценить этот текст. Дождитесь ответа.",
    en: "The contractor has been asked to estimate this text already. Wait for the answer.",
  },
  "estimate-given-already": {
    status: 409,
    ru: "Оценка уже дана. Если она изменилась, попросите заказчика прислать запрос на оценку ещё раз.",
    en: "The estimate has been given already. If it has changed, have the customer ask for it once more.",
  },
  "estimate-too-late": {
    status: 409,
    ru: "По этому изменению уже принято решение, оценка не нужна.",
    en: "This change has been decided already, no estimate is needed.",
  },
  "estimate-text-changed": {
    status: 409,
    ru: "Заказчик меняет текст этого запроса. Когда текст будет готов, придёт новая просьба об оценке.",
    en: "The customer is changing the text of this request. Once it is ready, you will be asked for an estimate anew.",
  },
} as const satisfies Record<string, RefusalEntry>;
