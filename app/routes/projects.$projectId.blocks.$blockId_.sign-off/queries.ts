/** What the signing page reads: the revision that is signed, what changed since one's last visa, and who decided what. */
import { listRevisions } from "../../../server/domain/history/revision-list.ts";
import { compareRevisions } from "../../../server/domain/history/revision-comparison.ts";
import { may } from "../../../server/domain/people.ts";
import { Refusal } from "../../../server/domain/refusal.ts";
import {
  readBlockSignOff,
  type ApproverStanding,
  type BlockSignOff,
  type RoundOverview,
  type VisaOverview,
} from "../../../server/domain/sign-off/block-sign-off.ts";
import { readSignedText } from "../../../server/domain/sign-off/signed-text.ts";
import { dayAndTime, fullDate, type Calendar } from "../../i18n/format.ts";
import { readProject } from "../../project/read-project.ts";
import { calendarOf, type SignedInVisit } from "../../request.ts";
import { readAwaited } from "../../signing/awaited.ts";
import { shownPaper } from "../../signing/paper.tsx";
import { readProofAsked } from "../../signing/proof.ts";
import { termOf } from "../../signing/term.ts";

/** How many words a person reads in a minute, for a text that he answers for. */
const wordsAMinute = 150;

/** @throws Refusal not-found, not-allowed, text-unavailable */
export async function readSigningPage(visit: SignedInVisit) {
  const { ground, actor, context, params, projectId, request } = visit;
  const project = await readProject(visit);
  const blockId = params.blockId ?? "";
  const section = project.sections.find(({ blocks }) => blocks.some(({ id }) => id === blockId));
  const block = section?.blocks.find(({ id }) => id === blockId);
  if (!section || !block) throw new Refusal("not-found");
  const signOff = await readBlockSignOff(ground, actor, projectId, blockId);
  const calendar = calendarOf(context, project.timeZone);
  const waiting = (await readAwaited(visit)).filter((one) => one.blockId !== blockId);
  const number = `${project.sections.indexOf(section) + 1}.${block.position + 1}`;
  return {
    block: { id: blockId, number, title: block.title, state: block.state },
    sectionTitle: section.title,
    next: waiting[0],
    left: waiting.length,
    /** The decision has just been given. */
    justDone: new URL(request.url).searchParams.has("done"),
    round: signOff.round && (await readRound(visit, signOff, signOff.round, calendar)),
  };
}

export type SigningPage = Awaited<ReturnType<typeof readSigningPage>>;
export type ShownRound = NonNullable<SigningPage["round"]>;

async function readRound(visit: SignedInVisit, signOff: BlockSignOff, round: RoundOverview, calendar: Calendar) {
  const { ground, actor, context, params, projectId } = visit;
  const project = await readProject(visit);
  const blockId = params.blockId ?? "";
  const { language } = context;
  const text = await readSignedText(ground, actor, projectId, blockId, { revision: round.revision, language });
  const { mine } = signOff;
  const expects = mine?.isTurn === true;
  const own = round.approvers.find(({ visa }) => visa?.own)?.visa ?? null;
  const seat = round.approvers.find(({ memberId }) => memberId === project.memberId);
  return {
    ...{ id: round.id, number: round.number, revision: round.revision, hash: round.hash, outcome: round.outcome },
    ...{ submittedBy: round.submittedBy, submitted: dayAndTime(round.submittedAt, calendar) },
    ...{ term: termOf(round.deadline, calendar), isOpen: round.endedAt === null },
    text: { ...text, minutes: Math.max(1, Math.round(text.words / wordsAMinute)) },
    changes: await readChanges(visit, round.revision, mine?.signedBefore ?? null, calendar),
    approvers: round.approvers.map((approver) => shownApprover(approver, calendar)),
    remarks: signOff.remarks
      .filter((remark) => remark.round === round.number)
      .map(({ id, author, body, quote, replacement }) => ({ id, author, body, quote, replacement })),
    /** A decision is expected of the reader, now or when his turn comes. */
    mine: mine && { isTurn: mine.isTurn, insteadOf: insteadOf(mine.approverId, round, project.memberId) },
    /** He has handed his decision on: to whom. */
    handedTo: seat && !seat.visa ? (seat.delegate?.name ?? null) : null,
    own: own && {
      ...shownVisa(own, calendar),
      id: own.id,
      date: fullDate(own.at, calendar),
      mayTakeBack: isStanding(round),
    },
    proof: expects ? await readProofAsked(visit) : null,
    candidates: expects && seat && !seat.visa ? candidatesOf(project.members, round) : [],
  };
}

/** From the revision of the reader's last visa; null when he reads the block for the first time. */
async function readChanges(
  { ground, actor, context, params, projectId }: SignedInVisit,
  revision: number,
  signedBefore: string | null,
  calendar: Calendar,
) {
  if (signedBefore === null) return null;
  const blockId = params.blockId ?? "";
  const revisions = await listRevisions(ground, actor, projectId, blockId);
  const before = revisions.find(({ id }) => id === signedBefore);
  if (!before) return null;
  const span = { before: before.number, after: revision };
  const { changes, coarse, html } = await compareRevisions(ground, actor, projectId, blockId, span, {
    language: context.language,
  });
  const since = revisions.filter(({ number }) => number > before.number && number <= revision);
  return {
    ...{ since: before.number, taken: dayAndTime(before.takenAt, calendar), view: { changes, coarse, html } },
    authors: [...new Set(since.flatMap(({ authors }) => authors.map(({ name }) => name)))],
  };
}

/** Whose decision it is, when it is not the reader's own. */
function insteadOf(approverId: string, { approvers }: RoundOverview, memberId: string): string | null {
  const seat = approvers.find(({ id }) => id === approverId);
  return seat && seat.memberId !== memberId ? seat.name : null;
}

/** Does a visa of this round count still: may it be taken back? */
function isStanding({ endedAt, outcome }: RoundOverview): boolean {
  return endedAt === null || outcome === "agreed";
}

function shownVisa(visa: VisaOverview, calendar: Calendar) {
  const { decision, late, at, hash, name, position, revision } = visa;
  const paper = shownPaper(visa, calendar);
  return { decision, late, hash, name, position, revision, paper, when: dayAndTime(at, calendar) };
}

function shownApprover({ visa, ...approver }: ApproverStanding, calendar: Calendar) {
  const { id, name, position, roles, mandatory, behalf, delegate } = approver;
  return { id, name, position, roles, mandatory, behalf, delegate, visa: visa && shownVisa(visa, calendar) };
}

/** Members who may sign and do not decide in this round themselves. */
function candidatesOf(
  members: Awaited<ReturnType<typeof readProject>>["members"],
  { approvers }: RoundOverview,
): { id: string; name: string; position: string }[] {
  const deciding = new Set(approvers.map(({ memberId }) => memberId));
  return members
    .filter(({ id, role }) => may(role, "sign-off.give") && !deciding.has(id))
    .map(({ id, name, position }) => ({ id, name, position }));
}
