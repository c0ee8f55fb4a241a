/** What the approval sheet's page reads: rows as they are printed, with dates in the project's time zone. */
import type { ProjectOverview } from "../../../server/domain/projects/projects.ts";
import {
  readSignOffSheet,
  type PastVisa,
  type SheetRow,
  type SheetScope,
  type SignOffSheet,
} from "../../../server/domain/sign-off/sheet.ts";
import type { SheetVisa } from "../../../server/domain/sign-off/sheet-visas.ts";
import { clockTime, columnDate, fullDate, fullDay, type Calendar } from "../../i18n/format.ts";
import { readProject } from "../../project/read-project.ts";
import { shownPaper } from "../../signing/paper.tsx";
import { calendarOf, type SignedInVisit } from "../../request.ts";
import { qrCode } from "./qr.ts";

type Printing = Calendar & {
  /** Numbers of remarks in their table, by the visa they came with. */
  remarks: ReadonlyMap<string, number[]>;
};

function printedVisa(visa: SheetVisa, printing: Printing) {
  const { decision, confirmedBy, name, position, behalf, differenceOnly, late, rules, revoked, id, at } = visa;
  return {
    ...{ decision, confirmedBy, name, position, behalf, differenceOnly, late, rules },
    ...{
      id: id.slice(0, 8),
      paper: shownPaper(visa, printing),
      date: columnDate(at, printing),
      time: clockTime(at, printing),
    },
    remarks: (printing.remarks.get(id) ?? []).join(", "),
    revoked: revoked && { date: columnDate(revoked.at, printing), reason: revoked.reason },
  };
}

export type PrintedVisa = ReturnType<typeof printedVisa>;

function printedRow({ receivedAt, visa, hash, ...row }: SheetRow, printing: Printing) {
  const received = columnDate(receivedAt, printing);
  return { ...row, received, hash: hash.slice(0, 8), visa: visa && printedVisa(visa, printing) };
}

export type PrintedRow = ReturnType<typeof printedRow>;

function printedPast({ receivedAt, visa, ...past }: PastVisa, printing: Printing) {
  const { revision, hash } = visa;
  const received = columnDate(receivedAt, printing);
  return { ...past, received, revision, hash: hash.slice(0, 8), visa: printedVisa(visa, printing) };
}

export type PrintedPast = ReturnType<typeof printedPast>;

function printedRemark({ answeredAt, ...remark }: SignOffSheet["remarks"][number], printing: Printing) {
  return { ...remark, answered: answeredAt === null ? "" : columnDate(answeredAt, printing) };
}

export type PrintedRemark = ReturnType<typeof printedRemark>;

function numbersOf(remarks: SignOffSheet["remarks"]): Map<string, number[]> {
  const numbers = new Map<string, number[]>();
  for (const [at, { signOffId }] of remarks.entries())
    numbers.set(signOffId, [...(numbers.get(signOffId) ?? []), at + 1]);
  return numbers;
}

/** A section that is asked for beside a block of another section was chosen after it. */
function limitsOf(asked: URLSearchParams, { sections }: ProjectOverview): SheetScope {
  const blockId = asked.get("block") || undefined;
  const sectionId = asked.get("section") || undefined;
  const section = sections.find(({ id }) => id === sectionId);
  const isElsewhere = section && !section.blocks.some(({ id }) => id === blockId);
  return blockId && !isElsewhere ? { blockId } : { sectionId };
}

/** The address of this sheet, limited as it is, with the hash that was signed when it was printed. */
function printedAddress(
  { ground, projectId }: SignedInVisit,
  { blockId, sectionId }: SheetScope,
  hash: string | null,
): string {
  const query = new URLSearchParams();
  if (blockId) query.set("block", blockId);
  if (sectionId) query.set("section", sectionId);
  if (hash !== null) query.set("hash", hash);
  const search = query.toString();
  return `${ground.config.origins[0]}/projects/${projectId}/sign-off-sheet${search && `?${search}`}`;
}

/** Says of a sheet on paper whether what is signed is still the same; null when no paper was asked about. */
function comparison(asked: string | null, { signedHash }: SignOffSheet): "same" | "changed" | null {
  if (asked === null) return null;
  return asked === signedHash ? "same" : "changed";
}

/** Reads the page. @throws Refusal not-found */
export async function readSheet(visit: SignedInVisit) {
  const { ground, actor, context, projectId, request } = visit;
  const asked = new URL(request.url).searchParams;
  const project = await readProject(visit);
  const limits = limitsOf(asked, project);
  const sheet = await readSignOffSheet(ground, actor, projectId, limits);
  const calendar = calendarOf(context, project.timeZone);
  const printing: Printing = { ...calendar, remarks: numbersOf(sheet.remarks) };
  const address = printedAddress(visit, limits, sheet.signedHash);
  const now = calendar.now.toISOString();
  const { version, deadlines, rules, scope, inWork, initiators, signedHash, head } = sheet;
  return {
    ...{ scope, inWork, initiators, signedHash, head },
    project: { name: project.name, company: project.company, timeZone: project.timeZone },
    rows: sheet.rows.map((row) => printedRow(row, printing)),
    past: sheet.past.map((past) => printedPast(past, printing)),
    remarks: sheet.remarks.map((remark) => printedRemark(remark, printing)),
    version: version && { ...version, at: fullDate(version.at, calendar) },
    deadlines: deadlines && {
      first: fullDay(deadlines.first, calendar.language),
      last: fullDay(deadlines.last, calendar.language),
    },
    rules: rules.map(({ orderDate, ...wording }) => ({
      ...wording,
      orderDate: fullDay(orderDate, calendar.language),
    })),
    printed: { date: fullDate(now, calendar), time: clockTime(now, calendar) },
    paper: comparison(asked.get("hash"), sheet),
    ...{ address, qr: qrCode(address) },
  };
}

export type SheetPage = Awaited<ReturnType<typeof readSheet>>;
