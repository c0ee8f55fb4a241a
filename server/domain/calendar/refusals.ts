/** Refusals of a project's working days: part of the one closed list in domain/refusal.ts. */
import type { RefusalEntry } from "../refusal.ts";

export const calendarRefusals = {
  "bad-days-list": {
    status: 422,
    ru: "В поле «{field}» непонятно «{part}». Пишите даты через запятую или с новой строки: 30.12.2026 или 28.12.2026 – 30.12.2026.",
    en: "“{part}” in “{field}” is not a date. Part dates by commas or lines: 2026-12-30 or 2026-12-28 – 2026-12-30.",
  },
  "day-of-both-kinds": {
    status: 422,
    ru: "{day} указан и нерабочим, и рабочим. Оставьте этот день в одном списке.",
    en: "{day} is given both as a day off and as a working day. Leave it in one list.",
  },
  "too-many-own-days": {
    status: 422,
    ru: "Своих дней может быть не больше {max}. Сократите списки.",
    en: "A project may have at most {max} days of its own. Shorten the lists.",
  },
} as const satisfies Record<string, RefusalEntry>;
