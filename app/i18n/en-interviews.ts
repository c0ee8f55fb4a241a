/** What the pages of interviews say in English, and the journal of them. */
import type { EnglishOf } from "./messages.ts";
import type { ruInterviews } from "./ru-interviews.ts";

export const enInterviews: EnglishOf<typeof ruInterviews> = {
  "journal.group.interviews": "Interviews",
  "journal.did.interview.planned": "{who} planned interview № {number}",
  "journal.did.interview.changed": "{who} changed interview № {number}",
  "journal.did.interview.cancelled": "{who} called off interview № {number}",
  "journal.did.guide.changed": "{who} changed the questions of interview № {number}",
  "journal.did.interview.started": "{who} started interview № {number}",
  "journal.did.interview.finished": "{who} finished interview № {number}",
  "journal.did.transcript.imported": "{who} imported a transcript into interview № {number}",
  "journal.did.excerpt.made": "{who} quoted interview № {number}",
  "journal.did.excerpt.tagged": "{who} changed the tags of a quote from interview № {number}",
  "journal.did.excerpt.removed": "{who} removed a quote from interview № {number}",
  "journal.did.excerpt.linked": "{who} made a quote from interview № {number} a source",
  "journal.did.excerpt.unlinked": "{who}: a quote from interview № {number} is no longer a source",
  "journal.did.excerpt.suspected": "{who}: the notes of interview № {number} changed under a confirmed quote",
  "journal.did.excerpt.looked-at": "{who} looked at a link of a quote from interview № {number}",
  "journal.did.confirmation-link.issued": "{who} made a confirmation link for the respondent of interview № {number}",
  "journal.did.confirmation-link.revoked": "{who} revoked the confirmation link of interview № {number}",
  "journal.did.interview.confirmed": "{who}: the respondent confirmed the notes of interview № {number}",
};
