/** Every kind of entry a project's journal holds, in the groups by which people look for them. */

export const kindsOf = {
  texts: [
    ...["revision.taken", "revision.restored", "kept-edits.kept", "kept-edits.used", "kept-edits.discarded"],
    ...["requirement.coded", "requirement.status-changed", "requirement.progressed"],
    ...["wording.kept", "wording.taken-back"],
    ...["text.replaced", "text.put-back"],
  ],
  "sign-off": [
    ...["round.opened", "round.ended", "round.revived", "sign-off.given", "sign-off.revoked", "sign-off.delegated"],
    ...["remark.made", "remark.answered", "block.reopened", "baseline.approved", "approver.named", "approver.changed"],
    ...["approver.removed", "sign-off.configured", "signing-rules.changed", "signing-rules.accepted"],
    ...["signing-code.sent", "reminders.sent", "round.escalated", "weekly-letter.sent"],
  ],
  structure: [
    ...["section.added", "section.renamed", "section.moved", "section.removed", "section.restored", "block.added"],
    ...["block.renamed", "block.moved", "block.removed", "block.restored", "block.assigned", "block.not-required"],
    ...["block.required"],
  ],
  discussion: [
    ...["thread.opened", "thread.replied", "thread.resolved", "thread.reopened", "thread.assigned"],
    ...["comment.edited", "comment.deleted"],
  ],
  questions: [
    ...["clarification.asked", "clarification.withdrawn", "clarification.sorted", "clarification.assigned"],
    ...["clarification.linked", "clarification.returned", "clarification.merged", "clarification.drafted"],
    ...["clarification.approved", "clarification.published", "meeting.recorded"],
    ...["expert-link.issued", "expert-link.revoked", "expert-link.answered"],
  ],
  interviews: [
    ...["interview.planned", "interview.changed", "interview.cancelled", "guide.changed", "interview.started"],
    ...[
      "interview.finished",
      "interview.name-taken-out",
      "transcript.imported",
      "excerpt.made",
      "excerpt.tagged",
      "excerpt.removed",
    ],
    ...["excerpt.linked", "excerpt.unlinked", "excerpt.suspected", "excerpt.looked-at"],
    ...["contradiction.marked", "contradiction.resolved"],
    ...["confirmation-link.issued", "confirmation-link.revoked", "interview.confirmed"],
    ...["questionnaire.made", "questionnaire.composed", "questionnaire.changed", "questionnaire.sent"],
    ...["questionnaire.renewed", "questionnaire.withdrawn", "questionnaire.answered", "questionnaire.closed"],
  ],
  tender: [
    ...["tender.configured", "company.invited", "company.joined", "company.removed", "terms.accepted"],
    ...["publication.made", "contractor.chosen", "contractor.dismissed"],
  ],
  changes: [
    ...["change.raised", "change.edited", "change.widened", "change.narrowed", "change.submitted", "change.returned"],
    ...["change.estimated", "change.rebased", "change.decided", "change.applied", "change.rejected", "change.deferred"],
    ...["change.cancelled", "change.closed", "change-control.configured"],
    ...["contractor-request.made", "contractor-request.withdrawn", "contractor-request.taken"],
    ...["contractor-request.refused", "estimate.asked", "estimate.given"],
  ],
  members: [
    ...["member.added", "member.changed", "member.removed", "invitation.issued", "invitation.renewed"],
    ...["invitation.revoked", "invitation.accepted"],
  ],
  project: ["project.created", "project.changed", "project.archived", "project.unarchived", "wording.configured"],
} as const;

export type KindGroup = keyof typeof kindsOf;
export type EntryKind = (typeof kindsOf)[KindGroup][number];

export const kindGroups = Object.keys(kindsOf) as KindGroup[];

const known = new Set<string>(Object.values(kindsOf).flat());

/** Is there a sentence for it? A journal keeps what an older or a newer program wrote. */
export function isKnownKind(kind: string): kind is EntryKind {
  return known.has(kind);
}
