/** Letters about silence: to those whose decision is waited for, and to whoever answers for the project. */
import type { Language } from "../db/schema.ts";
import { dayInWords, flat, letter, type Letter, type To } from "./letter.ts";

/** A decision that is waited for. */
export interface AwaitedItem {
  project: string;
  block: string;
  /** YYYY-MM-DD, or null. */
  deadline: string | null;
  /** In the project's time zone. */
  today: string;
  /** Whose decision it is, when he decides as a substitute. */
  insteadOf: string | null;
  /** The last day on which silence is not yet consent by default; null where it never is. */
  consentOn: string | null;
  link: string;
}

function deadlineRu({ deadline, today }: AwaitedItem): string {
  if (deadline === null) return "без срока";
  const day = dayInWords(deadline, "ru");
  if (deadline === today) return `срок сегодня, ${day}`;
  return deadline < today ? `срок прошёл ${day}` : `срок ${day}`;
}

function deadlineEn({ deadline, today }: AwaitedItem): string {
  if (deadline === null) return "no deadline";
  const day = dayInWords(deadline, "en");
  if (deadline === today) return `due today, ${day}`;
  return deadline < today ? `was due on ${day}` : `due on ${day}`;
}

const says = {
  ru: {
    quoted: (words: string) => `«${flat(words)}»`,
    deadline: deadlineRu,
    insteadOf: (name: string) => `  вы замещаете: ${flat(name)}`,
    consent: (day: string) => `  если не решить до ${day} включительно, будет записано «согласовано по умолчанию»`,
  },
  en: {
    quoted: (words: string) => `“${flat(words)}”`,
    deadline: deadlineEn,
    insteadOf: (name: string) => `  you stand in for: ${flat(name)}`,
    consent: (day: string) => `  without a decision by the end of ${day}, “agreed by default” will be recorded`,
  },
} satisfies Record<Language, unknown>;

/** Blocks under the name of their project, each with its link. */
function itemLines(items: readonly AwaitedItem[], language: Language): string[] {
  const say = says[language];
  return items.flatMap((item, at) => [
    ...(item.project === items[at - 1]?.project ? [] : ["", `${say.quoted(item.project)}:`]),
    `— ${say.quoted(item.block)}, ${say.deadline(item)}`,
    ...(item.insteadOf === null ? [] : [say.insteadOf(item.insteadOf)]),
    ...(item.consentOn === null ? [] : [say.consent(dayInWords(item.consentOn, language))]),
    `  ${item.link}`,
  ]);
}

/** Everything that waits for the reader's decision. @param given.items one project after another */
export function reminderLetter(to: To, given: { items: readonly AwaitedItem[]; inbox: string }): Letter {
  const { items, inbox } = given;
  return letter(to, false, {
    ru: {
      subject: `Напоминание: ждут вашей подписи, блоков: ${items.length}`,
      lines: [
        "Группа ждёт вашего решения:",
        ...itemLines(items, "ru"),
        "",
        "Всё, что ждёт вашей подписи, на одной странице:",
        inbox,
      ],
    },
    en: {
      subject: `Reminder: ${items.length} to sign`,
      lines: [
        "The group waits for your decision:",
        ...itemLines(items, "en"),
        "",
        "All that waits for your signature, on one page:",
        inbox,
      ],
    },
  });
}

/** A round that waits after its deadline. */
export interface StandingRound {
  block: string;
  deadline: string;
  /** Working days since the deadline. */
  late: number;
  silent: {
    name: string;
    /** Working days since his turn came. */
    days: number;
    /** He has left, so that his decision will not come. */
    gone: boolean;
  }[];
}

function roundLinesRu({ block, deadline, late, silent }: StandingRound): string[] {
  const people = silent.map(({ name, days, gone }) =>
    gone ? `— ${flat(name)}, больше не в проекте` : `— ${flat(name)}, молчит рабочих дней: ${days}`,
  );
  return ["", `«${flat(block)}», срок прошёл ${dayInWords(deadline, "ru")}, рабочих дней назад: ${late}`, ...people];
}

function roundLinesEn({ block, deadline, late, silent }: StandingRound): string[] {
  const people = silent.map(({ name, days, gone }) =>
    gone ? `— ${flat(name)}, no longer in the project` : `— ${flat(name)}, working days of silence: ${days}`,
  );
  return ["", `“${flat(block)}”, was due on ${dayInWords(deadline, "en")}, working days ago: ${late}`, ...people];
}

/** Who is silent in which rounds, to whoever answers for the project. */
export function escalationLetter(
  to: To,
  given: { project: string; rounds: readonly StandingRound[]; link: string },
): Letter {
  const { rounds, link } = given;
  const project = flat(given.project);
  return letter(to, false, {
    ru: {
      subject: `Согласование стоит: проект «${project}», блоков: ${rounds.length}`,
      lines: [
        `В проекте «${project}» прошёл срок согласования, решения не все.`,
        ...rounds.flatMap(roundLinesRu),
        "",
        "Согласующих и готовое напоминание для мессенджера можно найти здесь:",
        link,
      ],
    },
    en: {
      subject: `Sign-off stands still: project “${project}”, blocks: ${rounds.length}`,
      lines: [
        `In the project “${project}” a deadline of sign-off has passed, and not all have decided.`,
        ...rounds.flatMap(roundLinesEn),
        "",
        "The approvers, and a reminder ready for a messenger, are here:",
        link,
      ],
    },
  });
}
