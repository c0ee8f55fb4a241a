/** «Скопировать напоминание»: a short text for a messenger, in the language of whom it reminds. */
import type { Language } from "../../../db/schema.ts";
import { dayInWords, flat } from "../../../mail/letter.ts";

/** How many titles the text names; the rest are counted. */
const named = 3;

export interface ToRemind {
  name: string;
  project: string;
  /** The earliest deadline first, YYYY-MM-DD. */
  blocks: readonly { title: string; deadline: string | null }[];
  /** Where he decides. */
  link: string;
  /** In the project's time zone. */
  today: string;
}

const words = {
  ru: {
    quoted: (title: string) => `«${title}»`,
    what: (titles: string, many: boolean) => `${many ? "по блокам" : "по блоку"} ${titles}`,
    more: (count: number) => `и ещё ${count}`,
    asks: (name: string, what: string, project: string) => `${name}, ждём вашего решения ${what} (проект ${project})`,
    until: (day: string) => `до ${day}`,
    overdue: (day: string) => `, срок был ${day}`,
  },
  en: {
    quoted: (title: string) => `“${title}”`,
    what: (titles: string) => `on ${titles}`,
    more: (count: number) => `and ${count} more`,
    asks: (name: string, what: string, project: string) =>
      `${name}, we wait for your decision ${what} (project ${project})`,
    until: (day: string) => `by ${day}`,
    overdue: (day: string) => `, it was due on ${day}`,
  },
};

/** Who, what, until when, and the link. */
export function reminderText({ name, project, blocks, link, today }: ToRemind, language: Language): string {
  const say = words[language];
  const titles = blocks.slice(0, named).map(({ title }) => say.quoted(flat(title)));
  const left = blocks.length - titles.length;
  const what = say.what([titles.join(", "), left > 0 && say.more(left)].filter(Boolean).join(" "), blocks.length > 1);
  const deadline = blocks[0]?.deadline ?? null;
  const asked = say.asks(flat(name), what, say.quoted(flat(project)));
  return `${asked}${deadline === null ? "" : until(deadline, today, language)}: ${link}`;
}

function until(deadline: string, today: string, language: Language): string {
  const say = words[language];
  const day = dayInWords(deadline, language);
  return deadline < today ? say.overdue(day) : ` ${say.until(day)}`;
}
