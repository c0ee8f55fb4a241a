/** The rows of questionnaires in facts.db: what is asked of many, to whom a link was made, what each has answered so far. */
import type { Consent } from "./interview-schema.ts";

/** A free answer, one of the given options, any number of them. */
export type QuestionKind = "text" | "one" | "several";

/** The questions of an interview as a form for many respondents of one role. */
export interface Questionnaires {
  projectId: string;
  id: string;
  /** From 1 in each project. */
  number: number;
  title: string;
  /** Role of the template that all are asked as. */
  role: string;
  /** YYYY-MM-DD in the project's time zone: the last day on which it may be answered. */
  closesOn: string;
  /** What respondents read above the choice of how they may be quoted. */
  consentWords: string;
  createdBy: string;
  createdAt: string;
  /** Closed by hand, earlier than its day. */
  closedAt: string | null;
}

/** A block that a questionnaire is about. */
export interface QuestionnaireBlocks {
  projectId: string;
  questionnaireId: string;
  blockId: string;
}

/** A question; it no longer changes once a link was made: all answer the same. */
export interface QuestionnaireQuestions {
  projectId: string;
  questionnaireId: string;
  id: string;
  /** From 0. */
  position: number;
  /** The block it was composed for; null for the group's own. */
  blockId: string | null;
  question: string;
  kind: QuestionKind;
  /** JSON: the options in their order; empty for a free answer. */
  options: string;
}

/**
 * Somebody with a personal link. When he sends his answers, who he is moves to the interview that is born of them, and
 * his name, position, department and address are blank here. They leave through interviews/respondents.ts alone (R12).
 */
export interface QuestionnaireRespondents {
  projectId: string;
  id: string;
  questionnaireId: string;
  name: string;
  position: string;
  department: string;
  email: string;
  /** How he may be quoted; null until he has said it. */
  consent: Consent | null;
  /** SHA-256 of the secret in his link, hex. */
  tokenHash: string;
  createdBy: string;
  createdAt: string;
  revokedAt: string | null;
  sentAt: string | null;
  /** The interview that was born of his answers. */
  interviewId: string | null;
}

/** What a respondent has answered to a question so far. */
export interface QuestionnaireAnswers {
  projectId: string;
  respondentId: string;
  questionId: string;
  /** Of a free answer; empty for a choice. */
  words: string;
  /** JSON: the places of the chosen options, from 0. */
  chosen: string;
  savedAt: string;
}

export interface QuestionnaireSchema {
  questionnaires: Questionnaires;
  questionnaireBlocks: QuestionnaireBlocks;
  questionnaireQuestions: QuestionnaireQuestions;
  questionnaireRespondents: QuestionnaireRespondents;
  questionnaireAnswers: QuestionnaireAnswers;
}

/** The step of migration that makes their tables. */
export const questionnaireStep = `
  CREATE TABLE questionnaires (
    project_id TEXT NOT NULL REFERENCES projects(id), id TEXT NOT NULL, number INTEGER NOT NULL, title TEXT NOT NULL,
    role TEXT NOT NULL, closes_on TEXT NOT NULL, consent_words TEXT NOT NULL,
    created_by TEXT NOT NULL REFERENCES accounts(id), created_at TEXT NOT NULL, closed_at TEXT, PRIMARY KEY (project_id, id)
  ) STRICT;
  CREATE UNIQUE INDEX questionnaires_number ON questionnaires(project_id, number);
  CREATE TABLE questionnaire_blocks (
    project_id TEXT NOT NULL, questionnaire_id TEXT NOT NULL, block_id TEXT NOT NULL,
    PRIMARY KEY (project_id, questionnaire_id, block_id),
    FOREIGN KEY (project_id, questionnaire_id) REFERENCES questionnaires(project_id, id),
    FOREIGN KEY (project_id, block_id) REFERENCES blocks(project_id, id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE questionnaire_questions (
    project_id TEXT NOT NULL, questionnaire_id TEXT NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL, block_id TEXT,
    question TEXT NOT NULL, kind TEXT NOT NULL, options TEXT NOT NULL, PRIMARY KEY (project_id, id),
    FOREIGN KEY (project_id, questionnaire_id) REFERENCES questionnaires(project_id, id),
    FOREIGN KEY (project_id, block_id) REFERENCES blocks(project_id, id)
  ) STRICT;
  CREATE INDEX questionnaire_questions_of ON questionnaire_questions(project_id, questionnaire_id, position);
  CREATE TABLE questionnaire_respondents (
    project_id TEXT NOT NULL, id TEXT NOT NULL, questionnaire_id TEXT NOT NULL, name TEXT NOT NULL, position TEXT NOT NULL,
    department TEXT NOT NULL, email TEXT NOT NULL, consent TEXT, token_hash TEXT NOT NULL UNIQUE,
    created_by TEXT NOT NULL REFERENCES accounts(id), created_at TEXT NOT NULL, revoked_at TEXT, sent_at TEXT,
    interview_id TEXT, PRIMARY KEY (project_id, id),
    FOREIGN KEY (project_id, questionnaire_id) REFERENCES questionnaires(project_id, id),
    FOREIGN KEY (project_id, interview_id) REFERENCES interviews(project_id, id),
    CHECK ((sent_at IS NULL) = (interview_id IS NULL))
  ) STRICT;
  CREATE INDEX questionnaire_respondents_of ON questionnaire_respondents(project_id, questionnaire_id);
  CREATE TABLE questionnaire_answers (
    project_id TEXT NOT NULL, respondent_id TEXT NOT NULL, question_id TEXT NOT NULL, words TEXT NOT NULL,
    chosen TEXT NOT NULL, saved_at TEXT NOT NULL, PRIMARY KEY (project_id, respondent_id, question_id),
    FOREIGN KEY (project_id, respondent_id) REFERENCES questionnaire_respondents(project_id, id),
    FOREIGN KEY (project_id, question_id) REFERENCES questionnaire_questions(project_id, id)
  ) STRICT;
  `;
