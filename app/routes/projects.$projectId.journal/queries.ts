/** What the journal's page reads: a page of entries by days, what can be looked for, and the head that vouches for all. */
import { optionalDate, oneOf, wholeNumber } from "../../../server/domain/fields.ts";
import { readChoices } from "../../../server/domain/journal/choices.ts";
import { isKnownKind, kindGroups } from "../../../server/domain/journal/kinds.ts";
import {
  readJournalHead,
  readJournalPage,
  type JournalView,
  type ToldEntry,
} from "../../../server/domain/journal/reading.ts";
import { clockTime, plainDay, relativeDay, type Calendar } from "../../i18n/format.ts";
import { readProject } from "../../project/read-project.ts";
import { calendarOf, type SignedInVisit } from "../../request.ts";

/** @throws Refusal invalid, bad-date */
function viewOf(asked: URLSearchParams): JournalView {
  const group = asked.get("group");
  return {
    person: asked.get("person") || undefined,
    group: group ? oneOf("group", group, kindGroups) : undefined,
    blockId: asked.get("block") || undefined,
    from: optionalDate("from", asked.get("from")) ?? undefined,
    to: optionalDate("to", asked.get("to")) ?? undefined,
    before: wholeNumber("before", asked.get("before")),
  };
}

/** What a sentence needs of an entry's data: numbers, states and days, no ids. */
function factsOf({ number: count, from, role, to, decision, outcome, status, answer, phase }: ToldEntry["data"]) {
  const word = (value: unknown) => (typeof value === "string" ? value : "");
  return {
    number: typeof count === "number" || typeof count === "string" ? String(count) : word(from && String(from)),
    state: [role, decision, outcome, status, answer, phase, to].map(word).find((value) => value !== "") ?? "",
  };
}

function shown({ seq, at, kind, people, data, ...told }: ToldEntry, calendar: Calendar) {
  const { block, section, requirement, elsewhere, person } = told;
  const due = typeof data.due === "string" && data.due !== "" ? plainDay(data.due, calendar) : "";
  const things = { block, section, requirement, elsewhere, person, due };
  const onPaper = kind === "sign-off.given" && data.signer !== undefined;
  const said = isKnownKind(kind) ? { kind } : { kind: null, unknown: kind };
  return { seq, at, time: clockTime(at, calendar), ...said, people, ...things, onPaper, ...factsOf(data) };
}

export type ShownEntry = ReturnType<typeof shown>;

/** Entries under the days they were made on. */
function byDays(entries: ToldEntry[], calendar: Calendar): { day: string; entries: ShownEntry[] }[] {
  const days: { day: string; entries: ShownEntry[] }[] = [];
  for (const entry of entries) {
    const day = relativeDay(entry.at, calendar);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(shown(entry, calendar));
    else days.push({ day, entries: [shown(entry, calendar)] });
  }
  return days;
}

/** Reads the page. @throws Refusal invalid, bad-date */
export async function readJournal(visit: SignedInVisit) {
  const { ground, actor, context, projectId, request } = visit;
  const { timeZone } = await readProject(visit);
  const calendar = calendarOf(context, timeZone);
  const view = viewOf(new URL(request.url).searchParams);
  const { entries, next } = await readJournalPage(ground, actor, projectId, view);
  return {
    days: byDays(entries, calendar),
    next,
    head: await readJournalHead(ground, actor, projectId),
    choices: await readChoices(ground, actor, projectId),
    me: actor.accountId,
  };
}

export type JournalPageData = Awaited<ReturnType<typeof readJournal>>;
