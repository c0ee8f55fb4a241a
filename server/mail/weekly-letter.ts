/** The letter that tells an owner every week how sign-off goes. */
import { dayInWords, flat, letter, type Letter, type To } from "./letter.ts";

export interface WeekTold {
  project: string;
  /** YYYY-MM-DD. */
  day: string;
  progress: { agreed: number; of: number; approvable: boolean };
  /** Counts of the week before. */
  week: { submitted: number; signed: number; rejected: number; agreed: number; reopened: number };
  /** Who is silent after a deadline: in how many blocks, and working days since his turn and since the deadline. */
  delays: readonly { name: string; blocks: number; silent: number; late: number }[];
  /** Blocks that wait for the reader himself. */
  waiting: readonly { block: string; deadline: string | null }[];
  /** Of the project's journal. */
  head: { seq: number; hash: string };
  inbox: string;
  versions: string;
  matrix: string;
}

function weekRu({ submitted, signed, rejected, agreed, reopened }: WeekTold["week"]): string {
  const counts = [
    ...[submitted > 0 && `отправлено на согласование: ${submitted}`, signed > 0 && `получено подписей: ${signed}`],
    ...[rejected > 0 && `не согласовано: ${rejected}`, agreed > 0 && `согласовано блоков: ${agreed}`],
    reopened > 0 && `возвращено в работу: ${reopened}`,
  ].filter(Boolean);
  return counts.length > 0 ? `За неделю: ${counts.join(", ")}.` : "За неделю ничего не изменилось.";
}

function weekEn({ submitted, signed, rejected, agreed, reopened }: WeekTold["week"]): string {
  const counts = [
    ...[submitted > 0 && `submitted: ${submitted}`, signed > 0 && `signatures: ${signed}`],
    ...[rejected > 0 && `rejected: ${rejected}`, agreed > 0 && `blocks agreed: ${agreed}`],
    reopened > 0 && `reopened: ${reopened}`,
  ].filter(Boolean);
  return counts.length > 0 ? `Last week: ${counts.join(", ")}.` : "Nothing has changed in the last week.";
}

function linesRu(told: WeekTold): string[] {
  const { progress, delays, waiting, head } = told;
  const due = (deadline: string | null) => (deadline === null ? "без срока" : `срок ${dayInWords(deadline, "ru")}`);
  return [
    `Согласовано блоков: ${progress.agreed} из ${progress.of}.`,
    weekRu(told.week),
    "",
    ...(delays.length > 0 ? ["Кто задерживает:"] : ["Сроки согласования никто не нарушает."]),
    ...delays.map(
      ({ name, blocks, silent, late }) =>
        `— ${flat(name)}, блоков: ${blocks}, молчит рабочих дней: ${silent}, из них после срока: ${late}`,
    ),
    ...(delays.length > 0 ? [told.matrix] : []),
    "",
    ...(waiting.length > 0 ? ["Ждут вашей подписи:"] : ["Вашей подписи не ждёт ни один блок."]),
    ...waiting.map(({ block, deadline }) => `— «${flat(block)}», ${due(deadline)}`),
    ...(waiting.length > 0 ? [told.inbox] : []),
    ...(progress.approvable ? ["", "Все обязательные блоки согласованы, версию можно утвердить:", told.versions] : []),
    "",
    `Журнал проекта: запись № ${head.seq}, ${head.hash.slice(0, 8)}`,
  ];
}

function linesEn(told: WeekTold): string[] {
  const { progress, delays, waiting, head } = told;
  const due = (deadline: string | null) => (deadline === null ? "no deadline" : `due on ${dayInWords(deadline, "en")}`);
  return [
    `Blocks agreed: ${progress.agreed} of ${progress.of}.`,
    weekEn(told.week),
    "",
    ...(delays.length > 0 ? ["Who delays:"] : ["Nobody is late with a decision."]),
    ...delays.map(
      ({ name, blocks, silent, late }) =>
        `— ${flat(name)}, blocks: ${blocks}, working days of silence: ${silent}, of them after the deadline: ${late}`,
    ),
    ...(delays.length > 0 ? [told.matrix] : []),
    "",
    ...(waiting.length > 0 ? ["Waiting for your signature:"] : ["No block waits for your signature."]),
    ...waiting.map(({ block, deadline }) => `— “${flat(block)}”, ${due(deadline)}`),
    ...(waiting.length > 0 ? [told.inbox] : []),
    ...(progress.approvable
      ? ["", "All mandatory blocks are agreed, the version can be approved:", told.versions]
      : []),
    "",
    `Project journal: entry No. ${head.seq}, ${head.hash.slice(0, 8)}`,
  ];
}

/** How far the project is, what happened, who delays, what waits for the reader. */
export function weeklyLetter(to: To, told: WeekTold): Letter {
  const project = flat(told.project);
  const { agreed, of } = told.progress;
  return letter(to, false, {
    ru: { subject: `«${project}» за неделю: согласовано ${agreed} из ${of}`, lines: linesRu(told) },
    en: { subject: `“${project}” this week: ${agreed} of ${of} agreed`, lines: linesEn(told) },
  });
}
