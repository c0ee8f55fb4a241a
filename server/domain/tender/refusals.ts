/** Refusals of the tender: publications, companies, the integrators' door. */
import type { RefusalEntry } from "../refusal.ts";

export const tenderRefusals = {
  "terms-not-accepted": {
    status: 403,
    ru: "Сначала примите условия конфиденциальности: без этого публикация не показывается.",
    en: "Accept the terms of confidentiality first: nothing is shown before that.",
  },
  "terms-changed": {
    status: 409,
    ru: "Условия конфиденциальности изменились. Прочитайте новые и примите их.",
    en: "The terms of confidentiality have changed. Read the new ones and accept them.",
  },
  "publication-changed": {
    status: 409,
    ru: "Пока вы смотрели, состав публикации изменился. Проверьте его ещё раз и опубликуйте.",
    en: "What goes out has changed while you were looking. Check it again and publish.",
  },
  "nothing-to-publish": {
    status: 409,
    ru: "Публиковать нечего: в документе нет блоков, или последняя публикация уже такая же.",
    en: "There is nothing to publish: the document has no blocks, or the latest publication is the same.",
  },
  "company-taken": {
    status: 409,
    ru: "Компания с таким названием уже участвует. Добавьте людей в неё.",
    en: "A company of that name takes part already. Add people to it.",
  },
  "not-an-integrator": {
    status: 409,
    ru: "{email} уже участвует в проекте не как интегратор. Укажите другую почту.",
    en: "{email} is in the project already, and not as an integrator. Give another address.",
  },
  "of-another-company": {
    status: 409,
    ru: "{email} уже участвует в тендере от другой компании.",
    en: "{email} takes part in the tender for another company already.",
  },
} as const satisfies Record<string, RefusalEntry>;
