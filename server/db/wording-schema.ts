/** Vague words in facts.db: which of them people keep deliberately, and which of them a project is not told of. */

/** A word that somebody has kept in a requirement, and why. Only its taking back changes the row. */
export interface KeptWords {
  projectId: string;
  id: string;
  /** Of the requirement. */
  uuid: string;
  /** `ru/convenient`. */
  marker: string;
  /** The word as it stood there. */
  words: string;
  /** The words of its sentence, without signs and case: the reason was given for them, and holds while they stand. */
  sentence: string;
  reason: string;
  keptBy: string;
  keptAt: string;
  takenBackBy: string | null;
  takenBackAt: string | null;
}

/** A project without a row is told of everything. */
export interface WordingSettings {
  projectId: string;
  isOff: 0 | 1;
  /** JSON: names of the markers that are off. */
  markers: string;
}

export interface WordingSchema {
  keptWords: KeptWords;
  wordingSettings: WordingSettings;
}

export const wordingStep = `
  ALTER TABLE requirement_words ADD COLUMN checked TEXT NOT NULL DEFAULT '';
  CREATE TABLE kept_words (
    project_id TEXT NOT NULL, id TEXT NOT NULL, uuid TEXT NOT NULL, marker TEXT NOT NULL, words TEXT NOT NULL,
    sentence TEXT NOT NULL, reason TEXT NOT NULL, kept_by TEXT NOT NULL REFERENCES accounts(id), kept_at TEXT NOT NULL,
    taken_back_by TEXT REFERENCES accounts(id), taken_back_at TEXT, PRIMARY KEY (project_id, id),
    FOREIGN KEY (project_id, uuid) REFERENCES requirements(project_id, uuid)
  ) STRICT;
  CREATE UNIQUE INDEX kept_words_once ON kept_words(project_id, uuid, marker, sentence) WHERE taken_back_at IS NULL;
  CREATE TABLE wording_settings (
    project_id TEXT PRIMARY KEY REFERENCES projects(id), is_off INTEGER NOT NULL CHECK (is_off IN (0, 1)),
    markers TEXT NOT NULL
  ) STRICT;
`;
