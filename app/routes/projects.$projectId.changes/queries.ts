/** What the register of change requests reads: requests in words of the reader, the budget, and how it is decided. */
import { listChanges, readFilter } from "../../../server/domain/changes/reading.ts";
import { readChangeTerms } from "../../../server/domain/changes/settings.ts";
import type { ShownChange } from "../../../server/domain/changes/shapes.ts";
import { listContractorRequests } from "../../../server/domain/contractor/reading.ts";
import { may } from "../../../server/domain/people.ts";
import { askedRow } from "../../changes/asked-row.ts";
import { moneyWords, shownLine } from "../../changes/budget-view.ts";
import { number, shortDate, type Calendar } from "../../i18n/format.ts";
import { readProject } from "../../project/read-project.ts";
import { calendarOf, type SignedInVisit } from "../../request.ts";

/** @throws Refusal not-found, not-allowed, invalid */
export async function readChangesPage(visit: SignedInVisit) {
  const { ground, actor, projectId, request, context } = visit;
  const project = await readProject(visit);
  const look = new URL(request.url).searchParams.get("state") ?? "";
  const { changes, budget, open, total } = await listChanges(ground, actor, projectId, readFilter({ state: look }));
  const terms = await readChangeTerms(ground, actor, projectId);
  const calendar = calendarOf(context, project.timeZone);
  return {
    ...{ look, open, total, terms },
    rows: changes.map((change) => rowOf(change, calendar)),
    budget: budget.map((line) => shownLine(line, terms.currency, context.language)),
    asks: (await listContractorRequests(ground, actor, projectId)).map((row) => askedRow(row, calendar)),
    sections: project.sections.map(({ id, title }) => ({ id, title })),
    rights: {
      ...{ write: may(project.role, "change.write"), configure: may(project.role, "change.configure") },
      answer: may(project.role, "contractor.answer"),
    },
  };
}

function rowOf(change: ShownChange, calendar: Calendar) {
  const { number: code, title, kind, cause, state, days, money, currency, raisedAt, targets, initiator } = change;
  return {
    ...{ number: code, title, kind, cause, state, initiator, blocks: targets.map((target) => target.title) },
    days: days === null ? null : number(days, calendar.language),
    money: money === null ? null : moneyWords(money, currency, calendar.language),
    raised: shortDate(raisedAt, calendar),
    isMoved: targets.some(({ isMoved }) => isMoved) && !["applied", "closed", "rejected", "cancelled"].includes(state),
  };
}

export type ChangesPage = Awaited<ReturnType<typeof readChangesPage>>;
