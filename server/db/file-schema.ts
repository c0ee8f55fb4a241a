/** Rows of images and attachments: what came in, of which project it is, and in which texts it stands. */

/** One file that came into a project. The same file may come again, as another attachment or as another version of one. */
export interface Uploads {
  projectId: string;
  id: string;
  /** The id that images and attachments bear in documents; of all files that came in its place. */
  attachmentId: string;
  /** Which file of the attachment it is, from 1. */
  number: number;
  /** SHA-256 of the bytes, hex. */
  digest: string;
  name: string;
  /** Bytes. */
  size: number;
  /** Media type, as told by the bytes themselves. */
  type: string;
  /** Pixels of an image; 0 for anything else. */
  width: number;
  height: number;
  accountId: string;
  at: string;
}

/** A file in a text; derived. */
export interface TextFiles {
  projectId: string;
  textId: string;
  place: number;
  attachmentId: string;
  digest: string;
}

export interface FileSchema {
  uploads: Uploads;
  textFiles: TextFiles;
}

/** The step of facts.db that lets texts hold images and attachments. */
export const fileStep = `
  CREATE TABLE uploads (
    project_id TEXT NOT NULL REFERENCES projects(id), id TEXT NOT NULL, attachment_id TEXT NOT NULL,
    number INTEGER NOT NULL, digest TEXT NOT NULL REFERENCES files(hash), name TEXT NOT NULL, size INTEGER NOT NULL, type TEXT NOT NULL,
    width INTEGER NOT NULL, height INTEGER NOT NULL, account_id TEXT NOT NULL REFERENCES accounts(id), at TEXT NOT NULL,
    PRIMARY KEY (project_id, id)
  ) STRICT;
  CREATE INDEX uploads_digest ON uploads(project_id, digest);
  CREATE UNIQUE INDEX uploads_attachment ON uploads(project_id, attachment_id, number);
  CREATE TRIGGER uploads_no_update BEFORE UPDATE ON uploads BEGIN SELECT RAISE(ABORT, 'uploads are immutable'); END;
  CREATE TRIGGER uploads_no_delete BEFORE DELETE ON uploads BEGIN SELECT RAISE(ABORT, 'uploads are immutable'); END;
  CREATE TABLE text_files (
    project_id TEXT NOT NULL, text_id TEXT NOT NULL, place INTEGER NOT NULL, attachment_id TEXT NOT NULL,
    digest TEXT NOT NULL, PRIMARY KEY (project_id, text_id, place),
    FOREIGN KEY (project_id, text_id) REFERENCES texts(project_id, id)
  ) STRICT;
  CREATE INDEX text_files_attachment ON text_files(project_id, attachment_id);
  `;
