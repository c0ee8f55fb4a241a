/** The sign-off of a block as its reader sees it: days in words, counts, who is waited for, which visas count no more. */
import type {
  ApproverStanding,
  BlockSignOff,
  RemarkOverview,
  VisaOverview,
} from "../../server/domain/sign-off/block-sign-off.ts";
import { dayAndTime, isPast, plainDay, stampDate, type Calendar } from "../i18n/format.ts";
import { shownPaper } from "../signing/paper.tsx";
import { wordDifference } from "./word-difference.server.ts";

function shortHash(hash: string): string {
  return hash.slice(0, 8);
}

function shownVisa({ at, hash, revoked, ...visa }: VisaOverview, calendar: Calendar) {
  const { id, name, position, behalf, decision, late, differenceOnly, revision } = visa;
  return {
    ...{ id, name, position, behalf, decision, late, differenceOnly, revision },
    paper: shownPaper(visa, calendar),
    at: dayAndTime(at, calendar),
    hash: shortHash(hash),
    revoked: revoked && { at: dayAndTime(revoked.at, calendar), reason: revoked.reason },
  };
}

export type ShownVisa = ReturnType<typeof shownVisa>;

/** Consent by silence is no signature. */
function hasSigned({ visa }: ApproverStanding): boolean {
  return visa !== null && visa.decision !== "by-default";
}

/** Those on whom the end of the round depends: the mandatory ones, or all where nobody must sign. */
function decidingOf(approvers: ApproverStanding[]): ApproverStanding[] {
  const mandatory = approvers.filter((approver) => approver.mandatory);
  return mandatory.length > 0 ? mandatory : approvers;
}

/** Whose step has come: nobody mandatory of an earlier one is still silent. */
function isTurn(approvers: ApproverStanding[], { step }: ApproverStanding): boolean {
  return !approvers.some((other) => other.mandatory && other.step < step && other.visa === null);
}

function shownSeat(approvers: ApproverStanding[], seat: ApproverStanding, calendar: Calendar) {
  const { id, memberId, name, position, roles, mandatory, behalf, substitute, delegate, visa, onPaper } = seat;
  return {
    ...{ id, memberId, onPaper, name, position: position || roles.join(", "), mandatory, behalf, substitute, delegate },
    visa: visa && shownVisa(visa, calendar),
    /** Whom he decided for who signed instead of the one named. */
    insteadOf: visa && visa.name !== name && (substitute ?? delegate) ? name : null,
    isTurn: isTurn(approvers, seat),
  };
}

export type ShownSeat = ReturnType<typeof shownSeat>;

/** What the sheet shows of a block that was ever submitted. */
export function shownStanding({ round, remarks, rights, mine }: BlockSignOff, calendar: Calendar) {
  const approvers = round?.approvers ?? [];
  const deciding = decidingOf(approvers);
  const waited = deciding.filter((seat) => seat.visa === null && isTurn(approvers, seat));
  const last = approvers
    .flatMap(({ visa }) => (visa ? [visa.at] : []))
    .sort()
    .at(-1);
  return {
    round: round && {
      ...{ number: round.number, revision: round.revision, hash: shortHash(round.hash), outcome: round.outcome },
      isOpen: round.endedAt === null,
      submittedBy: round.submittedBy,
      submittedAt: dayAndTime(round.submittedAt, calendar),
      deadline: round.deadline && plainDay(round.deadline, calendar),
      isOverdue: round.endedAt === null && round.deadline !== null && isPast(round.deadline, calendar),
      stamped: stampDate(last ?? round.submittedAt, calendar),
    },
    seats: approvers.map((seat) => shownSeat(approvers, seat, calendar)),
    decided: deciding.filter(hasSigned).length,
    of: deciding.length,
    waited: waited.map(({ name, delegate }) => delegate?.name ?? name),
    rejected: approvers.some(({ visa }) => visa?.decision === "rejected"),
    openRemarks: remarks.filter(({ answer }) => answer === null).length,
    awaitsMe: mine?.isTurn ?? false,
    rights,
  };
}

export type ShownStanding = ReturnType<typeof shownStanding>;

function shownRemark({ createdAt, answeredAt, ...remark }: RemarkOverview, stands: boolean, calendar: Calendar) {
  const { quote, replacement } = remark;
  return {
    ...remark,
    created: dayAndTime(createdAt, calendar),
    answered: answeredAt && dayAndTime(answeredAt, calendar),
    pieces: replacement === null ? null : wordDifference(quote, replacement),
    stands,
  };
}

export type ShownRemark = ReturnType<typeof shownRemark>;

/**
 * What the panel shows of a block's sign-off.
 * @param stands whether the words of a remark are still in the text
 */
export function shownSignOff(read: BlockSignOff, stands: (remark: RemarkOverview) => boolean, calendar: Calendar) {
  return {
    ...shownStanding(read, calendar),
    earlier: read.earlier.map((visa) => shownVisa(visa, calendar)),
    remarks: read.remarks.map((remark) => shownRemark(remark, remark.answer !== null || stands(remark), calendar)),
  };
}

export type ShownSignOff = ReturnType<typeof shownSignOff>;
