/** The rows of interviews in facts.db: whom the group asks, what was said and quoted, what the respondent confirmed. */
import type { Flag } from "./schema.ts";

/** planned → conducted → awaiting the respondent → confirmed; a planned one may be called off. */
export type InterviewState = "planned" | "conducted" | "awaiting" | "confirmed" | "cancelled";

/** How the respondent lets himself be quoted: under his name, by his role only, not at all. */
export type Consent = "name" | "role" | "none";

/** What kind of evidence a quote is: how it is, how it should be, what hurts; empty for none of them. */
export type ExcerptMark = "as-is" | "to-be" | "pain" | "";

/** A talk with a respondent, who need not be a member. His name leaves through interviews/respondents.ts alone (R12). */
export interface Interviews {
  projectId: string;
  id: string;
  /** From 1 in each project. */
  number: number;
  /** Role of the template that he is asked as. */
  role: string;
  name: string;
  position: string;
  department: string;
  consent: Consent;
  state: InterviewState;
  /** YYYY-MM-DD; empty until it is known. */
  heldOn: string;
  /** HH:MM; empty until it is known. */
  heldAt: string;
  /** Where, or through which channel. */
  place: string;
  goal: string;
  isRecorded: Flag;
  /** The notes: a live text, born of the guide when the talk starts. */
  textId: string | null;
  startedAt: string | null;
  conductedAt: string | null;
  confirmedAt: string | null;
  createdBy: string;
  createdAt: string;
}

/** A block that an interview is about. */
export interface InterviewBlocks {
  projectId: string;
  interviewId: string;
  blockId: string;
}

/** Who asks. */
export interface InterviewInterviewers {
  projectId: string;
  interviewId: string;
  memberId: string;
}

/** A question of an interview's guide, composed from the template or written by the group. */
export interface GuideQuestions {
  projectId: string;
  interviewId: string;
  id: string;
  /** From 0. */
  position: number;
  /** The block it was composed for; null for the group's own. */
  blockId: string | null;
  question: string;
}

/** Words of notes that serve as evidence. Immutable but for its confirmation; a removed one stays as a trace. */
export interface Excerpts {
  projectId: string;
  id: string;
  interviewId: string;
  /** From 1 in each project. */
  number: number;
  /** The question it answers, as it read then; empty above the first. */
  question: string;
  quote: string;
  kind: ExcerptMark;
  /** JSON: `Mark` of content/schema/anchors.ts, as of when it was quoted. */
  mark: string;
  /** The respondent has confirmed the answer it stands in. */
  confirmedAt: string | null;
  createdBy: string;
  createdAt: string;
  removedAt: string | null;
}

/** Where an excerpt stands in its notes as of a version of them; derived. */
export interface ExcerptPlaces {
  projectId: string;
  excerptId: string;
  version: number;
  /** JSON: `Place` of content/schema/anchors.ts; null when its words were changed. */
  place: string | null;
  /** The latest mark, by which it is found next. */
  mark: string;
}

export interface ExcerptTags {
  projectId: string;
  excerptId: string;
  tag: string;
}

/** An excerpt as evidence for a requirement or a block: one of the two. */
export interface ExcerptLinks {
  projectId: string;
  id: string;
  excerptId: string;
  requirementUuid: string | null;
  blockId: string | null;
  createdBy: string;
  createdAt: string;
  /** The notes changed under the confirmed quote, and nobody has looked since. */
  suspectAt: string | null;
  lookedBy: string | null;
  lookedAt: string | null;
}

/** A personal link by which the respondent confirms the notes of one interview, once, until it lapses. */
export interface ConfirmationLinks {
  projectId: string;
  id: string;
  interviewId: string;
  /** What he reads and confirms: a stored revision of the notes. */
  revisionId: string;
  hash: string;
  /** SHA-256 of the secret in the link, hex. */
  tokenHash: string;
  createdBy: string;
  createdAt: string;
  expiresAt: string;
  answeredAt: string | null;
  /** He wrote nothing but «Записано верно», or corrected some answers; null until then. */
  isRight: Flag | null;
  revokedAt: string | null;
}

/** What the respondent corrected in an answer; discussed in a thread at the block it is about. */
export interface Corrections {
  projectId: string;
  id: string;
  linkId: string;
  /** The answer's place among those of the notes, from 0. */
  answer: number;
  question: string;
  body: string;
  threadId: string;
}

/** Two quotes that disagree, and how that was decided. */
export interface Contradictions {
  projectId: string;
  id: string;
  /** The lesser of the two ids. */
  firstId: string;
  secondId: string;
  note: string;
  createdBy: string;
  createdAt: string;
  /** Empty while it is open. */
  decision: string;
  decidedBy: string | null;
  decidedAt: string | null;
}

export interface InterviewSchema {
  interviews: Interviews;
  interviewBlocks: InterviewBlocks;
  interviewInterviewers: InterviewInterviewers;
  guideQuestions: GuideQuestions;
  excerpts: Excerpts;
  excerptPlaces: ExcerptPlaces;
  excerptTags: ExcerptTags;
  excerptLinks: ExcerptLinks;
  confirmationLinks: ConfirmationLinks;
  corrections: Corrections;
  contradictions: Contradictions;
}

/** The step of migration that makes their tables. */
export const interviewStep = `
  CREATE TABLE interviews (
    project_id TEXT NOT NULL REFERENCES projects(id), id TEXT NOT NULL, number INTEGER NOT NULL, role TEXT NOT NULL,
    name TEXT NOT NULL, position TEXT NOT NULL, department TEXT NOT NULL, consent TEXT NOT NULL, state TEXT NOT NULL,
    held_on TEXT NOT NULL, held_at TEXT NOT NULL, place TEXT NOT NULL, goal TEXT NOT NULL, is_recorded INTEGER NOT NULL,
    text_id TEXT UNIQUE REFERENCES texts(id), started_at TEXT, conducted_at TEXT, confirmed_at TEXT,
    created_by TEXT NOT NULL REFERENCES accounts(id), created_at TEXT NOT NULL, PRIMARY KEY (project_id, id)
  ) STRICT;
  CREATE UNIQUE INDEX interviews_number ON interviews(project_id, number);
  CREATE TABLE interview_blocks (
    project_id TEXT NOT NULL, interview_id TEXT NOT NULL, block_id TEXT NOT NULL, PRIMARY KEY (project_id, interview_id, block_id),
    FOREIGN KEY (project_id, interview_id) REFERENCES interviews(project_id, id),
    FOREIGN KEY (project_id, block_id) REFERENCES blocks(project_id, id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE interview_interviewers (
    project_id TEXT NOT NULL, interview_id TEXT NOT NULL, member_id TEXT NOT NULL, PRIMARY KEY (project_id, interview_id, member_id),
    FOREIGN KEY (project_id, interview_id) REFERENCES interviews(project_id, id),
    FOREIGN KEY (project_id, member_id) REFERENCES members(project_id, id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE guide_questions (
    project_id TEXT NOT NULL, interview_id TEXT NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL, block_id TEXT,
    question TEXT NOT NULL, PRIMARY KEY (project_id, interview_id, id),
    FOREIGN KEY (project_id, interview_id) REFERENCES interviews(project_id, id),
    FOREIGN KEY (project_id, block_id) REFERENCES blocks(project_id, id)
  ) STRICT;
  CREATE TABLE excerpts (
    project_id TEXT NOT NULL, id TEXT NOT NULL, interview_id TEXT NOT NULL, number INTEGER NOT NULL, question TEXT NOT NULL,
    quote TEXT NOT NULL, kind TEXT NOT NULL, mark TEXT NOT NULL, confirmed_at TEXT,
    created_by TEXT NOT NULL REFERENCES accounts(id), created_at TEXT NOT NULL, removed_at TEXT, PRIMARY KEY (project_id, id),
    FOREIGN KEY (project_id, interview_id) REFERENCES interviews(project_id, id)
  ) STRICT;
  CREATE UNIQUE INDEX excerpts_number ON excerpts(project_id, number);
  CREATE INDEX excerpts_interview ON excerpts(project_id, interview_id);
  CREATE TABLE excerpt_places (
    project_id TEXT NOT NULL, excerpt_id TEXT NOT NULL, version INTEGER NOT NULL, place TEXT, mark TEXT NOT NULL,
    PRIMARY KEY (project_id, excerpt_id), FOREIGN KEY (project_id, excerpt_id) REFERENCES excerpts(project_id, id)
  ) STRICT;
  CREATE TABLE excerpt_tags (
    project_id TEXT NOT NULL, excerpt_id TEXT NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (project_id, excerpt_id, tag),
    FOREIGN KEY (project_id, excerpt_id) REFERENCES excerpts(project_id, id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE excerpt_links (
    project_id TEXT NOT NULL, id TEXT NOT NULL, excerpt_id TEXT NOT NULL, requirement_uuid TEXT, block_id TEXT,
    created_by TEXT NOT NULL REFERENCES accounts(id), created_at TEXT NOT NULL, suspect_at TEXT,
    looked_by TEXT REFERENCES accounts(id), looked_at TEXT, PRIMARY KEY (project_id, id),
    FOREIGN KEY (project_id, excerpt_id) REFERENCES excerpts(project_id, id),
    FOREIGN KEY (project_id, requirement_uuid) REFERENCES requirements(project_id, uuid),
    FOREIGN KEY (project_id, block_id) REFERENCES blocks(project_id, id),
    CHECK ((requirement_uuid IS NULL) <> (block_id IS NULL))
  ) STRICT;
  CREATE UNIQUE INDEX excerpt_links_once ON excerpt_links(project_id, excerpt_id, coalesce(requirement_uuid, block_id));
  CREATE INDEX excerpt_links_requirement ON excerpt_links(project_id, requirement_uuid);
  CREATE TABLE confirmation_links (
    project_id TEXT NOT NULL, id TEXT NOT NULL, interview_id TEXT NOT NULL, revision_id TEXT NOT NULL, hash TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE, created_by TEXT NOT NULL REFERENCES accounts(id), created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL, answered_at TEXT, is_right INTEGER, revoked_at TEXT, PRIMARY KEY (project_id, id),
    FOREIGN KEY (project_id, interview_id) REFERENCES interviews(project_id, id),
    FOREIGN KEY (project_id, revision_id) REFERENCES revisions(project_id, id)
  ) STRICT;
  CREATE INDEX confirmation_links_interview ON confirmation_links(project_id, interview_id);
  CREATE TABLE corrections (
    project_id TEXT NOT NULL, id TEXT NOT NULL, link_id TEXT NOT NULL, answer INTEGER NOT NULL, question TEXT NOT NULL,
    body TEXT NOT NULL, thread_id TEXT NOT NULL, PRIMARY KEY (project_id, id),
    FOREIGN KEY (project_id, link_id) REFERENCES confirmation_links(project_id, id),
    FOREIGN KEY (project_id, thread_id) REFERENCES threads(project_id, id)
  ) STRICT;
  CREATE TABLE contradictions (
    project_id TEXT NOT NULL, id TEXT NOT NULL, first_id TEXT NOT NULL, second_id TEXT NOT NULL, note TEXT NOT NULL,
    created_by TEXT NOT NULL REFERENCES accounts(id), created_at TEXT NOT NULL, decision TEXT NOT NULL,
    decided_by TEXT REFERENCES accounts(id), decided_at TEXT, PRIMARY KEY (project_id, id),
    FOREIGN KEY (project_id, first_id) REFERENCES excerpts(project_id, id),
    FOREIGN KEY (project_id, second_id) REFERENCES excerpts(project_id, id), CHECK (first_id < second_id)
  ) STRICT;
  CREATE UNIQUE INDEX contradictions_once ON contradictions(project_id, first_id, second_id);
  `;
