/** Who may open each page: one row a route folder. app/request.ts turns away everybody else before a page does anything. */
import type { Act } from "../server/domain/people.ts";

/**
 * An act of the project's policy table, or who on the whole installation; «inside» is whoever reads the internal pages of
 * some project.
 */
export type Admission = "public" | "signed-in" | "inside" | "administrator" | Act;

export const routePolicy = {
  $: "public",
  _index: "public",
  "sign-in": "public",
  "sign-in_.link": "public",
  "sign-in_.code": "public",
  "sign-out": "public",
  "set-up": "public",
  "reset-password": "public",
  invitation: "public",
  preferences: "public",
  unsubscribe: "public",
  profile: "signed-in",
  outbox: "administrator",
  accounts: "administrator",
  "accounts_.$accountId": "administrator",
  "sign-offs": "inside",
  inbox: "inside",
  "inbox_.open": "inside",
  "projects._index": "signed-in",
  "projects.new": "signed-in",
  "projects.$projectId": "project.enter",
  "projects.$projectId._index": "project.enter",
  "projects.$projectId.overview": "project.read",
  "projects.$projectId.members": "member.list",
  "projects.$projectId.members_.$memberId": "member.change",
  "projects.$projectId.approvers": "project.read",
  "projects.$projectId.sign-off-sheet": "sign-off.read",
  "projects.$projectId.my-blocks": "project.read",
  "projects.$projectId.requirements": "text.read",
  "projects.$projectId.submission": "round.open",
  "projects.$projectId.kept-edits": "kept-edits.own",
  "projects.$projectId.settings": "project.change",
  "projects.$projectId.settings_.sign-off": "sign-off.configure",
  "projects.$projectId.bin": "block.change",
  "projects.$projectId.questions": "clarification.read",
  "projects.$projectId.questions.$questionId": "clarification.read",
  "projects.$projectId.questions_.meetings": "clarification.read",
  "expert-answer": "public",
  "tender.$projectId.questions": "tender.enter",
  "projects.$projectId.versions": "sign-off.read",
  "projects.$projectId.journal": "journal.read",
  "projects.$projectId.blocks.$blockId": "text.read",
  "projects.$projectId.blocks.$blockId_.history": "text.read",
  "projects.$projectId.blocks.$blockId_.sign-off": "sign-off.read",
  "projects.$projectId.blocks.$blockId_.paper": "sign-off.enter-from-paper",
  "projects.$projectId.sign-offs.$signOffId.file": "sign-off.read",
  "projects.$projectId.sign-together": "sign-off.give",
  "projects.$projectId.texts.$textId": "text.read",
  "projects.$projectId.threads": "thread.read",
  "projects.$projectId.blocks.$blockId_.threads": "thread.read",
  "projects.$projectId.blocks.$blockId_.thread-marks": "thread.read",
  "projects.$projectId.forms": "text.read",
  "projects.$projectId.names": "text.read",
  "projects.$projectId.field-values": "text.read",
  "projects.$projectId.mentions": "text.read",
  "projects.$projectId.interviews": "interview.read",
  "projects.$projectId.interviews_.new": "interview.conduct",
  "projects.$projectId.interviews_.$interviewId": "interview.read",
  "projects.$projectId.interviews_.$interviewId_.protocol": "interview.read",
  "projects.$projectId.evidence": "interview.read",
  "projects.$projectId.evidence_.$code": "interview.read",
  "interview-confirmation": "public",
  "projects.$projectId.tender": "tender.lead",
  "projects.$projectId.tender_.publication": "tender.lead",
  "tender.$projectId": "tender.enter",
  "tender.$projectId._index": "tender.enter",
  "tender.$projectId.changes": "tender.enter",
  "tender.$projectId_.terms": "tender.enter",
} as const satisfies Record<string, Admission>;

export type RouteName = keyof typeof routePolicy;

/** Routes that a stranger may open. */
export type PublicRoute = { [K in RouteName]: (typeof routePolicy)[K] extends "public" ? K : never }[RouteName];
