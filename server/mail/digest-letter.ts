/**
 * The letter with what is new in a person's inbox: who did what where, each with its link. Words of discussions stay inside:
 * the installation's administrator reads the outbox, and need not be of the project.
 */
import type { Language } from "../db/schema.ts";
import { dayInWords, flat, letter, type Letter, type To } from "./letter.ts";

/** How many things a letter names; the rest is counted. */
const named = 30;

export interface DigestItem {
  projectId: string;
  projectName: string;
  kind:
    | "visa"
    | "mention"
    | "reply"
    | "assignment"
    | "settling"
    | "duty"
    | "question"
    | "answer"
    | "change"
    | "confirmation";
  state: "resolved" | "reopened" | "right" | "corrected" | null;
  /** Who did it; empty for somebody without a name. */
  by: string;
  blockTitle: string;
  /** Number of an integrator's question; null for other things. */
  question: number | null;
  /** Number of the change request that it is about. */
  change: number | null;
  /** Number of the interview whose respondent has answered. */
  interview: number | null;
  /** YYYY-MM-DD. */
  due: string | null;
  link: string;
}

export interface Digest {
  items: readonly DigestItem[];
  rhythm: "at-once" | "hourly" | "daily";
  /** How many decisions on blocks wait for him. */
  waiting: number;
  inbox: string;
  signing: string;
  /** Where the rhythm is chosen. */
  profile: string;
  unsubscribe: string;
}

const words = {
  ru: {
    quoted: (title: string) => `«${flat(title)}»`,
    somebody: "Участник",
    respondent: "Респондент",
    interview: (number: number) => `интервью № ${number}`,
    deeds: {
      visa: "ждёт вашей подписи блок",
      mention: "вы упомянуты в обсуждении блока",
      reply: "ответ в обсуждении блока",
      assignment: "вам поручено обсуждение блока",
      resolved: "завершено обсуждение блока",
      reopened: "снова открыто обсуждение блока",
      duty: "вы отвечаете за блок",
      question: "ждёт вашего ответа вопрос",
      answer: "ждёт вашего утверждения ответ на вопрос",
      change: "решение о вашем изменении блока",
      confirmation: "подтверждены записи:",
      corrected: "есть поправки к записям:",
    },
    due: (day: string) => `, срок ${dayInWords(day, "ru")}`,
    more: (count: number) => `И ещё: ${count}. Всё на одной странице:`,
    all: "Все входящие на одной странице:",
    waiting: (count: number) => `Ждут вашей подписи, блоков: ${count}`,
    rhythm: { "at-once": "сразу", hourly: "не чаще раза в час", daily: "раз в день" },
  },
  en: {
    quoted: (title: string) => `“${flat(title)}”`,
    somebody: "A member",
    respondent: "The respondent",
    interview: (number: number) => `interview No. ${number}`,
    deeds: {
      visa: "waits for your signature: block",
      mention: "you are mentioned in a discussion of block",
      reply: "an answer in a discussion of block",
      assignment: "you are assigned a discussion of block",
      resolved: "resolved a discussion of block",
      reopened: "reopened a discussion of block",
      duty: "you are responsible for block",
      question: "waits for your answer: question",
      answer: "waits for your approval: the answer to question",
      change: "decided on your change of block",
      confirmation: "the notes are confirmed:",
      corrected: "there are corrections to the notes:",
    },
    due: (day: string) => `, due on ${dayInWords(day, "en")}`,
    more: (count: number) => `And ${count} more. All of it on one page:`,
    all: "The whole inbox on one page:",
    waiting: (count: number) => `Blocks to sign: ${count}`,
    rhythm: { "at-once": "at once", hourly: "once an hour at most", daily: "once a day" },
  },
} satisfies Record<Language, unknown>;

function deedOf({ kind, state }: DigestItem) {
  if (kind === "settling") return state === "reopened" ? "reopened" : "resolved";
  return kind === "confirmation" && state === "corrected" ? "corrected" : kind;
}

/** A respondent is never named (R12). */
function doer({ kind, by }: DigestItem, language: Language): string {
  const { respondent, somebody } = words[language];
  return kind === "confirmation" ? respondent : flat(by) || somebody;
}

function thing({ question, interview, blockTitle }: DigestItem, language: Language): string {
  const say = words[language];
  if (interview !== null) return say.interview(interview);
  return question === null ? say.quoted(blockTitle) : `В-${question}`;
}

/** Under the names of their projects, each project once. */
function itemLines(items: readonly DigestItem[], language: Language): string[] {
  const say = words[language];
  const projects = [...new Map(items.map(({ projectId, projectName }) => [projectId, projectName]))];
  return projects.flatMap(([id, name]) => [
    "",
    `${say.quoted(name)}:`,
    ...items
      .filter(({ projectId }) => projectId === id)
      .flatMap((item) => [
        `— ${doer(item, language)}: ${say.deeds[deedOf(item)]} ${thing(item, language)}` +
          `${item.change === null ? "" : ` (ЗИ-${item.change})`}${item.due === null ? "" : say.due(item.due)}`,
        `  ${item.link}`,
      ]),
  ]);
}

function lines({ items, waiting, inbox, signing }: Digest, language: Language): string[] {
  const say = words[language];
  const rest = items.length - named;
  return [
    ...itemLines(items.slice(0, named), language),
    "",
    rest > 0 ? say.more(rest) : say.all,
    inbox,
    ...(waiting > 0 ? ["", say.waiting(waiting), signing] : []),
  ];
}

/** Everything that is new to the reader and that he has not read. */
export function digestLetter(to: To, digest: Digest): Letter {
  const { items, rhythm, profile, unsubscribe } = digest;
  // What unsubscribes is no way in, but it is the reader's own: administrators see it masked.
  const written = letter(to, true, {
    ru: {
      subject: `Входящие, нового: ${items.length}`,
      lines: [
        "Новое для вас:",
        ...lines(digest, "ru"),
        "",
        `Такие письма приходят вам ${words.ru.rhythm[rhythm]}. Как часто, выбирают здесь:`,
        profile,
        "Больше не присылать:",
        unsubscribe,
      ],
    },
    en: {
      subject: `Inbox: ${items.length} new`,
      lines: [
        "New to you:",
        ...lines(digest, "en"),
        "",
        `These letters come to you ${words.en.rhythm[rhythm]}. Choose how often here:`,
        profile,
        "Send no more of them:",
        unsubscribe,
      ],
    },
  });
  return { ...written, unsubscribe };
}
