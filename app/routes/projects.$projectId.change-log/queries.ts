/** What the page of the register reads: a part of its lines with their words, and what it can be narrowed to. */
import { readLook } from "../../../server/domain/changes/register/look.ts";
import { readChangeLog, readLogChoices } from "../../../server/domain/changes/register/register.ts";
import { wholeNumber } from "../../../server/domain/fields.ts";
import { shownLine } from "../../changes/shown-line.server.ts";
import { lookNames } from "../../changes/change-log-path.ts";
import { readProject } from "../../project/read-project.ts";
import { calendarOf, type SignedInVisit } from "../../request.ts";

/** How many lines a page holds. */
const most = 40;

/** @throws Refusal invalid, bad-date, too-long */
export async function readChangeLogPage(visit: SignedInVisit) {
  const { ground, actor, context, projectId, request } = visit;
  const asked = new URL(request.url).searchParams;
  const { timeZone } = await readProject(visit);
  const calendar = calendarOf(context, timeZone);
  const look = readLook(Object.fromEntries(lookNames.map((name) => [name, asked.get(name)])));
  const after = wholeNumber("after", asked.get("after")) ?? 0;
  const lines = await readChangeLog(ground, actor, projectId, look);
  return {
    count: lines.length,
    lines: lines.slice(after, after + most).map((line) => shownLine(line, calendar)),
    after,
    next: after + most < lines.length ? after + most : null,
    choices: await readLogChoices(ground, actor, projectId),
  };
}

export type ChangeLogPage = Awaited<ReturnType<typeof readChangeLogPage>>;
