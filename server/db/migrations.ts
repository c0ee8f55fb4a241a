/** The steps that bring facts.db to the current shape; a landed step is never edited. */
import type Database from "better-sqlite3";

const steps: string[] = [
  `
  CREATE TABLE accounts (
    id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE COLLATE NOCASE, name TEXT NOT NULL, position TEXT NOT NULL DEFAULT '',
    company TEXT NOT NULL DEFAULT '', language TEXT NOT NULL, theme TEXT NOT NULL DEFAULT 'system', password_hash TEXT,
    is_admin INTEGER NOT NULL DEFAULT 0, may_create_projects INTEGER NOT NULL DEFAULT 0,
    created_at TEXT NOT NULL, deactivated_at TEXT
  ) STRICT;
  CREATE TABLE identities (
    hash TEXT PRIMARY KEY, account_id TEXT NOT NULL REFERENCES accounts(id), salt TEXT NOT NULL, name TEXT NOT NULL,
    position TEXT NOT NULL, company TEXT NOT NULL, recorded_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX identities_account ON identities(account_id, recorded_at);
  CREATE TABLE sessions (
    id TEXT PRIMARY KEY, account_id TEXT NOT NULL REFERENCES accounts(id), created_at TEXT NOT NULL, expires_at TEXT NOT NULL,
    last_seen_at TEXT NOT NULL, user_agent TEXT NOT NULL, address TEXT NOT NULL
  ) STRICT;
  CREATE INDEX sessions_account ON sessions(account_id);
  CREATE TABLE sign_in_tokens (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, account_id TEXT NOT NULL REFERENCES accounts(id), code_hash TEXT, path TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0, created_at TEXT NOT NULL, expires_at TEXT NOT NULL, used_at TEXT
  ) STRICT;
  CREATE INDEX sign_in_tokens_account ON sign_in_tokens(account_id);
  CREATE TABLE api_tokens (
    id TEXT PRIMARY KEY, account_id TEXT NOT NULL REFERENCES accounts(id), name TEXT NOT NULL, hash TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL, last_used_at TEXT, revoked_at TEXT
  ) STRICT;
  CREATE TABLE outbox (
    id TEXT PRIMARY KEY, recipient TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL, secret INTEGER NOT NULL,
    created_at TEXT NOT NULL, sent_at TEXT, attempts INTEGER NOT NULL DEFAULT 0, error TEXT
  ) STRICT;
  CREATE INDEX outbox_unsent ON outbox(created_at) WHERE sent_at IS NULL;

  CREATE TABLE projects (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, company TEXT NOT NULL, kind TEXT NOT NULL, goal TEXT NOT NULL,
    own_goal TEXT NOT NULL DEFAULT '', template TEXT NOT NULL, depth TEXT NOT NULL, language TEXT NOT NULL,
    time_zone TEXT NOT NULL, phase TEXT NOT NULL, created_at TEXT NOT NULL,
    created_by TEXT NOT NULL REFERENCES accounts(id), archived_at TEXT
  ) STRICT;
  CREATE TABLE members (
    project_id TEXT NOT NULL REFERENCES projects(id), id TEXT NOT NULL, account_id TEXT NOT NULL REFERENCES accounts(id),
    role TEXT NOT NULL, position TEXT NOT NULL, department TEXT NOT NULL, company TEXT NOT NULL, added_at TEXT NOT NULL,
    removed_at TEXT, PRIMARY KEY (project_id, id)
  ) STRICT;
  CREATE UNIQUE INDEX members_once ON members(project_id, account_id) WHERE removed_at IS NULL;
  CREATE INDEX members_account ON members(account_id) WHERE removed_at IS NULL;
  CREATE TABLE invitations (
    project_id TEXT NOT NULL REFERENCES projects(id), id TEXT NOT NULL, email TEXT NOT NULL COLLATE NOCASE, name TEXT NOT NULL,
    role TEXT NOT NULL, position TEXT NOT NULL, department TEXT NOT NULL, company TEXT NOT NULL, token_hash TEXT NOT NULL UNIQUE,
    invited_by TEXT NOT NULL REFERENCES accounts(id), created_at TEXT NOT NULL, expires_at TEXT NOT NULL, redeemed_at TEXT,
    revoked_at TEXT, PRIMARY KEY (project_id, id)
  ) STRICT;
  CREATE UNIQUE INDEX invitations_once ON invitations(project_id, email) WHERE redeemed_at IS NULL AND revoked_at IS NULL;
  CREATE TABLE sections (
    project_id TEXT NOT NULL REFERENCES projects(id), id TEXT NOT NULL, key TEXT NOT NULL, title TEXT NOT NULL, prefix TEXT NOT NULL,
    position REAL NOT NULL, removed_at TEXT, PRIMARY KEY (project_id, id)
  ) STRICT;
  CREATE TABLE texts (
    project_id TEXT NOT NULL REFERENCES projects(id), id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, created_at TEXT NOT NULL,
    PRIMARY KEY (project_id, id)
  ) STRICT;
  CREATE TABLE blocks (
    project_id TEXT NOT NULL, id TEXT NOT NULL, section_id TEXT NOT NULL, key TEXT NOT NULL, title TEXT NOT NULL,
    position REAL NOT NULL, state TEXT NOT NULL, text_id TEXT NOT NULL, mandatory INTEGER NOT NULL, responsible_id TEXT,
    due TEXT, not_required TEXT, created_at TEXT NOT NULL, removed_at TEXT, PRIMARY KEY (project_id, id),
    FOREIGN KEY (project_id, section_id) REFERENCES sections(project_id, id),
    FOREIGN KEY (project_id, text_id) REFERENCES texts(project_id, id),
    FOREIGN KEY (project_id, responsible_id) REFERENCES members(project_id, id)
  ) STRICT;
  CREATE UNIQUE INDEX blocks_text ON blocks(project_id, text_id);
  CREATE TABLE block_approvers (
    project_id TEXT NOT NULL, block_id TEXT NOT NULL, role TEXT NOT NULL, mandatory INTEGER NOT NULL, member_id TEXT,
    PRIMARY KEY (project_id, block_id, role),
    FOREIGN KEY (project_id, block_id) REFERENCES blocks(project_id, id),
    FOREIGN KEY (project_id, member_id) REFERENCES members(project_id, id)
  ) STRICT;
  CREATE TABLE revisions (
    project_id TEXT NOT NULL, id TEXT NOT NULL, text_id TEXT NOT NULL, number INTEGER NOT NULL, hash TEXT NOT NULL,
    bytes BLOB NOT NULL, schema_version INTEGER NOT NULL, reason TEXT NOT NULL, taken_at TEXT NOT NULL,
    PRIMARY KEY (project_id, id), FOREIGN KEY (project_id, text_id) REFERENCES texts(project_id, id)
  ) STRICT;
  CREATE UNIQUE INDEX revisions_number ON revisions(project_id, text_id, number);
  CREATE TABLE revision_authors (
    project_id TEXT NOT NULL, revision_id TEXT NOT NULL, account_id TEXT NOT NULL REFERENCES accounts(id),
    PRIMARY KEY (project_id, revision_id, account_id),
    FOREIGN KEY (project_id, revision_id) REFERENCES revisions(project_id, id)
  ) STRICT;
  CREATE TABLE kept_edits (
    project_id TEXT NOT NULL, id TEXT NOT NULL, source_text_id TEXT NOT NULL, text_id TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts(id), reason TEXT NOT NULL, created_at TEXT NOT NULL, resolved_at TEXT,
    resolution TEXT, PRIMARY KEY (project_id, id),
    FOREIGN KEY (project_id, source_text_id) REFERENCES texts(project_id, id),
    FOREIGN KEY (project_id, text_id) REFERENCES texts(project_id, id)
  ) STRICT;

  CREATE TABLE journal (
    chain TEXT NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL, about TEXT NOT NULL,
    data TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (chain, seq)
  ) STRICT;
  CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
  CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
  CREATE TRIGGER revisions_no_update BEFORE UPDATE ON revisions BEGIN SELECT RAISE(ABORT, 'revisions are immutable'); END;
  CREATE TRIGGER revisions_no_delete BEFORE DELETE ON revisions BEGIN SELECT RAISE(ABORT, 'revisions are immutable'); END;

  CREATE TABLE files (hash TEXT PRIMARY KEY, size INTEGER NOT NULL, type TEXT NOT NULL, created_at TEXT NOT NULL) STRICT;
  CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  `,
  `
  CREATE TABLE text_facts (
    project_id TEXT NOT NULL, text_id TEXT NOT NULL, version INTEGER NOT NULL, made_by INTEGER NOT NULL, words INTEGER NOT NULL,
    examples INTEGER NOT NULL, missing TEXT NOT NULL, PRIMARY KEY (project_id, text_id),
    FOREIGN KEY (project_id, text_id) REFERENCES texts(project_id, id)
  ) STRICT;
  CREATE TABLE requirements (
    project_id TEXT NOT NULL REFERENCES projects(id), uuid TEXT NOT NULL, prefix TEXT NOT NULL, number INTEGER NOT NULL,
    code TEXT NOT NULL, status TEXT NOT NULL, born_at TEXT NOT NULL, PRIMARY KEY (project_id, uuid)
  ) STRICT;
  CREATE UNIQUE INDEX requirements_code ON requirements(project_id, prefix, number);
  CREATE TRIGGER requirements_stay BEFORE DELETE ON requirements
    BEGIN SELECT RAISE(ABORT, 'requirement codes are permanent'); END;
  CREATE TRIGGER requirements_keep_codes BEFORE UPDATE OF uuid, prefix, number, code ON requirements
    BEGIN SELECT RAISE(ABORT, 'requirement codes are permanent'); END;
  CREATE TABLE requirement_words (
    project_id TEXT NOT NULL, uuid TEXT NOT NULL, text_id TEXT NOT NULL, place INTEGER NOT NULL, priority TEXT NOT NULL,
    origin TEXT NOT NULL, statement TEXT NOT NULL, criterion TEXT NOT NULL, addressee TEXT NOT NULL, stage TEXT NOT NULL,
    owner TEXT NOT NULL, source TEXT NOT NULL, PRIMARY KEY (project_id, uuid),
    FOREIGN KEY (project_id, uuid) REFERENCES requirements(project_id, uuid),
    FOREIGN KEY (project_id, text_id) REFERENCES texts(project_id, id)
  ) STRICT;
  CREATE INDEX requirement_words_text ON requirement_words(project_id, text_id);
  CREATE TABLE text_references (
    project_id TEXT NOT NULL, text_id TEXT NOT NULL, place INTEGER NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL,
    within TEXT NOT NULL, context TEXT NOT NULL, PRIMARY KEY (project_id, text_id, place),
    FOREIGN KEY (project_id, text_id) REFERENCES texts(project_id, id)
  ) STRICT;
  CREATE INDEX text_references_target ON text_references(project_id, kind, target);
  `,
  `
  CREATE TABLE block_visits (
    project_id TEXT NOT NULL, member_id TEXT NOT NULL, block_id TEXT NOT NULL, before INTEGER NOT NULL, seen INTEGER NOT NULL,
    seen_at TEXT NOT NULL, PRIMARY KEY (project_id, member_id, block_id),
    FOREIGN KEY (project_id, member_id) REFERENCES members(project_id, id),
    FOREIGN KEY (project_id, block_id) REFERENCES blocks(project_id, id)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE text_facts ADD COLUMN lacking INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE text_facts ADD COLUMN watched TEXT NOT NULL DEFAULT '[]';
  ALTER TABLE text_facts ADD COLUMN digest TEXT NOT NULL DEFAULT '';
  `,
];

/** Brings the database to the newest shape, one transaction a step. */
export function migrate(sqlite: Database.Database): void {
  const at = sqlite.pragma("user_version", { simple: true }) as number;
  if (at > steps.length) throw new Error(`facts.db is of a newer version (${at}) than this program (${steps.length})`);
  for (let version = at; version < steps.length; version++) {
    sqlite.transaction(() => {
      sqlite.exec(steps[version]!);
      sqlite.pragma(`user_version = ${version + 1}`);
    })();
  }
}
