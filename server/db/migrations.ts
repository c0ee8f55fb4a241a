/** The steps that bring facts.db to the current shape; a landed step is never edited. */
import type Database from "better-sqlite3";
import { contractorStep } from "./contractor-schema.ts";
import { fileStep } from "./file-schema.ts";
import { interviewStep } from "./interview-schema.ts";
import { questionnaireStep } from "./questionnaire-schema.ts";
import { searchStep } from "./search-schema.ts";
import { wordingStep } from "./wording-schema.ts";

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
  `
  CREATE TABLE approvers (
    project_id TEXT NOT NULL REFERENCES projects(id), id TEXT NOT NULL, section_id TEXT, block_id TEXT, role TEXT NOT NULL,
    member_id TEXT, mandatory INTEGER NOT NULL, step INTEGER NOT NULL DEFAULT 1, substitute_id TEXT,
    behalf TEXT NOT NULL DEFAULT '', PRIMARY KEY (project_id, id),
    FOREIGN KEY (project_id, section_id) REFERENCES sections(project_id, id),
    FOREIGN KEY (project_id, block_id) REFERENCES blocks(project_id, id),
    FOREIGN KEY (project_id, member_id) REFERENCES members(project_id, id),
    FOREIGN KEY (project_id, substitute_id) REFERENCES members(project_id, id),
    CHECK ((section_id IS NULL) <> (block_id IS NULL)), CHECK (role <> '' OR member_id IS NOT NULL)
  ) STRICT;
  CREATE UNIQUE INDEX approvers_role ON approvers(project_id, block_id, role) WHERE role <> '';
  CREATE UNIQUE INDEX approvers_member ON approvers(project_id, coalesce(block_id, section_id), member_id) WHERE role = '';
  INSERT INTO approvers (project_id, id, block_id, role, member_id, mandatory)
    SELECT project_id, lower(hex(randomblob(12))), block_id, role, member_id, mandatory FROM block_approvers;
  DROP TABLE block_approvers;

  CREATE TABLE rounds (
    project_id TEXT NOT NULL, id TEXT NOT NULL, block_id TEXT NOT NULL, number INTEGER NOT NULL, revision_id TEXT NOT NULL,
    hash TEXT NOT NULL, submitted_by TEXT NOT NULL REFERENCES accounts(id), submitted_at TEXT NOT NULL, deadline TEXT,
    ended_at TEXT, outcome TEXT, PRIMARY KEY (project_id, id),
    FOREIGN KEY (project_id, block_id) REFERENCES blocks(project_id, id),
    FOREIGN KEY (project_id, revision_id) REFERENCES revisions(project_id, id),
    CHECK ((ended_at IS NULL) = (outcome IS NULL))
  ) STRICT;
  CREATE UNIQUE INDEX rounds_number ON rounds(project_id, block_id, number);
  CREATE UNIQUE INDEX rounds_open ON rounds(project_id, block_id) WHERE ended_at IS NULL;
  CREATE TABLE round_approvers (
    project_id TEXT NOT NULL, id TEXT NOT NULL, round_id TEXT NOT NULL, member_id TEXT NOT NULL, roles TEXT NOT NULL,
    mandatory INTEGER NOT NULL, step INTEGER NOT NULL, behalf TEXT NOT NULL, substitute_id TEXT, delegate_id TEXT,
    delegation_reason TEXT NOT NULL DEFAULT '', signed_before TEXT, PRIMARY KEY (project_id, id),
    FOREIGN KEY (project_id, round_id) REFERENCES rounds(project_id, id),
    FOREIGN KEY (project_id, member_id) REFERENCES members(project_id, id),
    FOREIGN KEY (project_id, substitute_id) REFERENCES members(project_id, id),
    FOREIGN KEY (project_id, delegate_id) REFERENCES members(project_id, id)
  ) STRICT;
  CREATE UNIQUE INDEX round_approvers_member ON round_approvers(project_id, round_id, member_id);
  CREATE TABLE sign_offs (
    project_id TEXT NOT NULL, id TEXT NOT NULL, round_id TEXT NOT NULL, approver_id TEXT NOT NULL, block_id TEXT NOT NULL,
    revision_id TEXT NOT NULL, hash TEXT NOT NULL, account_id TEXT NOT NULL REFERENCES accounts(id), behalf TEXT NOT NULL,
    decision TEXT NOT NULL, difference_only INTEGER NOT NULL, late INTEGER NOT NULL, confirmed_by TEXT NOT NULL,
    rules_hash TEXT NOT NULL, identity TEXT NOT NULL, entered_by TEXT REFERENCES accounts(id), file TEXT, at TEXT NOT NULL,
    PRIMARY KEY (project_id, id),
    FOREIGN KEY (project_id, round_id) REFERENCES rounds(project_id, id),
    FOREIGN KEY (project_id, approver_id) REFERENCES round_approvers(project_id, id),
    FOREIGN KEY (project_id, revision_id) REFERENCES revisions(project_id, id)
  ) STRICT;
  CREATE INDEX sign_offs_round ON sign_offs(project_id, round_id);
  CREATE INDEX sign_offs_block ON sign_offs(project_id, block_id);
  CREATE TRIGGER sign_offs_no_update BEFORE UPDATE ON sign_offs BEGIN SELECT RAISE(ABORT, 'sign-offs are immutable'); END;
  CREATE TRIGGER sign_offs_no_delete BEFORE DELETE ON sign_offs BEGIN SELECT RAISE(ABORT, 'sign-offs are immutable'); END;
  CREATE TABLE revocations (
    project_id TEXT NOT NULL, sign_off_id TEXT NOT NULL, account_id TEXT NOT NULL REFERENCES accounts(id), reason TEXT NOT NULL,
    at TEXT NOT NULL, PRIMARY KEY (project_id, sign_off_id),
    FOREIGN KEY (project_id, sign_off_id) REFERENCES sign_offs(project_id, id)
  ) STRICT;
  CREATE TRIGGER revocations_no_update BEFORE UPDATE ON revocations BEGIN SELECT RAISE(ABORT, 'revocations are immutable'); END;
  CREATE TRIGGER revocations_no_delete BEFORE DELETE ON revocations BEGIN SELECT RAISE(ABORT, 'revocations are immutable'); END;
  CREATE TABLE remarks (
    project_id TEXT NOT NULL, id TEXT NOT NULL, sign_off_id TEXT NOT NULL, round_id TEXT NOT NULL, block_id TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts(id), body TEXT NOT NULL, quote TEXT NOT NULL, prefix TEXT NOT NULL,
    suffix TEXT NOT NULL, replacement TEXT, created_at TEXT NOT NULL, answer TEXT, answer_text TEXT NOT NULL DEFAULT '',
    answered_by TEXT REFERENCES accounts(id), answered_at TEXT, PRIMARY KEY (project_id, id),
    FOREIGN KEY (project_id, sign_off_id) REFERENCES sign_offs(project_id, id),
    FOREIGN KEY (project_id, round_id) REFERENCES rounds(project_id, id),
    CHECK ((answer IS NULL) = (answered_at IS NULL))
  ) STRICT;
  CREATE INDEX remarks_round ON remarks(project_id, round_id);
  CREATE INDEX remarks_block ON remarks(project_id, block_id);

  CREATE TABLE reopenings (
    project_id TEXT NOT NULL, id TEXT NOT NULL, block_id TEXT NOT NULL, from_state TEXT NOT NULL, kind TEXT NOT NULL,
    reason TEXT NOT NULL, account_id TEXT NOT NULL REFERENCES accounts(id), at TEXT NOT NULL, PRIMARY KEY (project_id, id),
    FOREIGN KEY (project_id, block_id) REFERENCES blocks(project_id, id)
  ) STRICT;
  CREATE INDEX reopenings_block ON reopenings(project_id, block_id);

  CREATE TABLE sign_off_settings (
    project_id TEXT PRIMARY KEY REFERENCES projects(id), confirmations TEXT NOT NULL, deadline_days INTEGER NOT NULL,
    default_consent_days INTEGER, escalation_days INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE signing_rules (
    project_id TEXT NOT NULL REFERENCES projects(id), id TEXT NOT NULL, number INTEGER NOT NULL, body TEXT NOT NULL,
    order_number TEXT NOT NULL, order_date TEXT NOT NULL, hash TEXT NOT NULL, created_by TEXT NOT NULL REFERENCES accounts(id),
    created_at TEXT NOT NULL, PRIMARY KEY (project_id, id)
  ) STRICT;
  CREATE UNIQUE INDEX signing_rules_number ON signing_rules(project_id, number);
  CREATE TRIGGER signing_rules_no_update BEFORE UPDATE ON signing_rules BEGIN SELECT RAISE(ABORT, 'rules are immutable'); END;
  CREATE TRIGGER signing_rules_no_delete BEFORE DELETE ON signing_rules BEGIN SELECT RAISE(ABORT, 'rules are immutable'); END;
  CREATE TABLE rules_acceptances (
    project_id TEXT NOT NULL, rules_id TEXT NOT NULL, account_id TEXT NOT NULL REFERENCES accounts(id), accepted_at TEXT NOT NULL,
    PRIMARY KEY (project_id, rules_id, account_id), FOREIGN KEY (project_id, rules_id) REFERENCES signing_rules(project_id, id)
  ) STRICT;
  CREATE TABLE signing_codes (
    id TEXT PRIMARY KEY, account_id TEXT NOT NULL REFERENCES accounts(id), project_id TEXT NOT NULL REFERENCES projects(id),
    code_hash TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, created_at TEXT NOT NULL, expires_at TEXT NOT NULL, used_at TEXT
  ) STRICT;
  CREATE INDEX signing_codes_account ON signing_codes(account_id, project_id);

  CREATE TABLE baselines (
    project_id TEXT NOT NULL REFERENCES projects(id), id TEXT NOT NULL, number TEXT NOT NULL, manifest BLOB NOT NULL, hash TEXT NOT NULL,
    approved_by TEXT NOT NULL REFERENCES accounts(id), confirmed_by TEXT NOT NULL, rules_hash TEXT NOT NULL, identity TEXT NOT NULL,
    at TEXT NOT NULL, PRIMARY KEY (project_id, id)
  ) STRICT;
  CREATE UNIQUE INDEX baselines_number ON baselines(project_id, number);
  CREATE TRIGGER baselines_no_update BEFORE UPDATE ON baselines BEGIN SELECT RAISE(ABORT, 'versions are immutable'); END;
  CREATE TRIGGER baselines_no_delete BEFORE DELETE ON baselines BEGIN SELECT RAISE(ABORT, 'versions are immutable'); END;

  CREATE TABLE reminders (
    project_id TEXT NOT NULL, round_id TEXT NOT NULL, approver_id TEXT NOT NULL, account_id TEXT NOT NULL REFERENCES accounts(id),
    day TEXT NOT NULL, PRIMARY KEY (project_id, round_id, approver_id, account_id, day),
    FOREIGN KEY (project_id, round_id) REFERENCES rounds(project_id, id),
    FOREIGN KEY (project_id, approver_id) REFERENCES round_approvers(project_id, id)
  ) STRICT;
  CREATE INDEX reminders_account ON reminders(account_id, day);
  CREATE TABLE escalations (
    project_id TEXT NOT NULL, round_id TEXT NOT NULL, day TEXT NOT NULL, PRIMARY KEY (project_id, round_id),
    FOREIGN KEY (project_id, round_id) REFERENCES rounds(project_id, id)
  ) STRICT;
  CREATE TABLE weekly_letters (
    project_id TEXT NOT NULL REFERENCES projects(id), day TEXT NOT NULL, PRIMARY KEY (project_id, day)
  ) STRICT;
  `,
  "ALTER TABLE sign_offs ADD COLUMN signed_on TEXT;",
  `
  ALTER TABLE sign_off_settings ADD COLUMN default_consent_since TEXT;
  UPDATE sign_off_settings SET default_consent_since = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE default_consent_days IS NOT NULL;
  `,
  `
  CREATE TABLE passkeys (
    id TEXT PRIMARY KEY, account_id TEXT NOT NULL REFERENCES accounts(id), credential_id TEXT NOT NULL UNIQUE,
    public_key BLOB NOT NULL, counter INTEGER NOT NULL, transports TEXT NOT NULL, name TEXT NOT NULL, created_at TEXT NOT NULL,
    last_used_at TEXT
  ) STRICT;
  CREATE INDEX passkeys_account ON passkeys(account_id);
  CREATE TABLE passkey_challenges (
    challenge TEXT PRIMARY KEY, account_id TEXT NOT NULL REFERENCES accounts(id), project_id TEXT REFERENCES projects(id),
    created_at TEXT NOT NULL, expires_at TEXT NOT NULL, used_at TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX passkey_challenges_expiry ON passkey_challenges(expires_at);
  `,
  `
  CREATE TABLE threads (
    project_id TEXT NOT NULL, id TEXT NOT NULL, block_id TEXT NOT NULL, kind TEXT NOT NULL, quote TEXT NOT NULL,
    prefix TEXT NOT NULL, suffix TEXT NOT NULL, form TEXT NOT NULL, "row" TEXT NOT NULL, "column" TEXT NOT NULL,
    requirement TEXT NOT NULL, mark TEXT NOT NULL, opened_by TEXT NOT NULL REFERENCES accounts(id), opened_at TEXT NOT NULL,
    resolved_by TEXT REFERENCES accounts(id), resolved_at TEXT, assignee_id TEXT, due TEXT, PRIMARY KEY (project_id, id),
    FOREIGN KEY (project_id, block_id) REFERENCES blocks(project_id, id),
    FOREIGN KEY (project_id, assignee_id) REFERENCES members(project_id, id),
    CHECK ((resolved_at IS NULL) = (resolved_by IS NULL))
  ) STRICT;
  CREATE INDEX threads_block ON threads(project_id, block_id);
  CREATE TABLE thread_places (
    project_id TEXT NOT NULL, thread_id TEXT NOT NULL, version INTEGER NOT NULL, place TEXT, mark TEXT NOT NULL,
    PRIMARY KEY (project_id, thread_id), FOREIGN KEY (project_id, thread_id) REFERENCES threads(project_id, id)
  ) STRICT;
  CREATE TABLE comments (
    project_id TEXT NOT NULL, id TEXT NOT NULL, thread_id TEXT NOT NULL, number INTEGER NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts(id), client_key TEXT, body TEXT NOT NULL, at TEXT NOT NULL, edited_at TEXT,
    deleted_at TEXT, PRIMARY KEY (project_id, id), FOREIGN KEY (project_id, thread_id) REFERENCES threads(project_id, id)
  ) STRICT;
  CREATE UNIQUE INDEX comments_number ON comments(project_id, thread_id, number);
  CREATE UNIQUE INDEX comments_once ON comments(project_id, account_id, client_key) WHERE client_key IS NOT NULL;
  CREATE TABLE comment_traces (
    project_id TEXT NOT NULL, comment_id TEXT NOT NULL, number INTEGER NOT NULL, body TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (project_id, comment_id, number), FOREIGN KEY (project_id, comment_id) REFERENCES comments(project_id, id)
  ) STRICT;
  CREATE TABLE comment_mentions (
    project_id TEXT NOT NULL, comment_id TEXT NOT NULL, member_id TEXT NOT NULL, PRIMARY KEY (project_id, comment_id, member_id),
    FOREIGN KEY (project_id, comment_id) REFERENCES comments(project_id, id),
    FOREIGN KEY (project_id, member_id) REFERENCES members(project_id, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX comment_mentions_member ON comment_mentions(project_id, member_id);
  CREATE TABLE thread_reads (
    project_id TEXT NOT NULL, thread_id TEXT NOT NULL, account_id TEXT NOT NULL REFERENCES accounts(id), seen INTEGER NOT NULL,
    PRIMARY KEY (project_id, thread_id, account_id), FOREIGN KEY (project_id, thread_id) REFERENCES threads(project_id, id)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE companies (
    project_id TEXT NOT NULL REFERENCES projects(id), id TEXT NOT NULL, name TEXT NOT NULL,
    created_by TEXT NOT NULL REFERENCES accounts(id), created_at TEXT NOT NULL, removed_at TEXT, PRIMARY KEY (project_id, id)
  ) STRICT;
  ALTER TABLE members ADD COLUMN company_id TEXT;
  ALTER TABLE invitations ADD COLUMN company_id TEXT;
  CREATE TABLE tender_settings (
    project_id TEXT PRIMARY KEY REFERENCES projects(id), key BLOB NOT NULL, secrecy TEXT NOT NULL, holder TEXT NOT NULL,
    holder_address TEXT NOT NULL, terms TEXT NOT NULL, terms_hash TEXT NOT NULL, answer_days INTEGER NOT NULL,
    questions_until TEXT
  ) STRICT;
  CREATE TABLE terms_acceptances (
    project_id TEXT NOT NULL, member_id TEXT NOT NULL, terms_hash TEXT NOT NULL, identity TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (project_id, member_id, terms_hash), FOREIGN KEY (project_id, member_id) REFERENCES members(project_id, id)
  ) STRICT;
  CREATE TRIGGER terms_acceptances_no_update BEFORE UPDATE ON terms_acceptances BEGIN SELECT RAISE(ABORT, 'acceptances are immutable'); END;
  CREATE TRIGGER terms_acceptances_no_delete BEFORE DELETE ON terms_acceptances BEGIN SELECT RAISE(ABORT, 'acceptances are immutable'); END;
  CREATE TABLE publications (
    project_id TEXT NOT NULL REFERENCES projects(id), id TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL,
    baseline_id TEXT, manifest BLOB NOT NULL, digest TEXT NOT NULL, published_by TEXT NOT NULL REFERENCES accounts(id),
    published_at TEXT NOT NULL, PRIMARY KEY (project_id, id),
    FOREIGN KEY (project_id, baseline_id) REFERENCES baselines(project_id, id)
  ) STRICT;
  CREATE UNIQUE INDEX publications_number ON publications(project_id, number);
  CREATE TRIGGER publications_no_update BEFORE UPDATE ON publications BEGIN SELECT RAISE(ABORT, 'publications are immutable'); END;
  CREATE TRIGGER publications_no_delete BEFORE DELETE ON publications BEGIN SELECT RAISE(ABORT, 'publications are immutable'); END;

  CREATE TABLE meetings (
    project_id TEXT NOT NULL REFERENCES projects(id), id TEXT NOT NULL, number INTEGER NOT NULL, title TEXT NOT NULL,
    held_on TEXT NOT NULL, attendees TEXT NOT NULL, created_by TEXT NOT NULL REFERENCES accounts(id),
    created_at TEXT NOT NULL, PRIMARY KEY (project_id, id)
  ) STRICT;
  CREATE TABLE clarifications (
    project_id TEXT NOT NULL REFERENCES projects(id), id TEXT NOT NULL, number INTEGER NOT NULL, company_id TEXT,
    asked_by TEXT REFERENCES accounts(id), meeting_id TEXT, publication_id TEXT, block_id TEXT, place TEXT NOT NULL DEFAULT '',
    original TEXT NOT NULL, wording TEXT NOT NULL DEFAULT '', category TEXT NOT NULL DEFAULT '', state TEXT NOT NULL,
    received_at TEXT NOT NULL, due TEXT NOT NULL, is_late INTEGER NOT NULL, expert_id TEXT, answer TEXT NOT NULL DEFAULT '',
    drafted_by TEXT REFERENCES accounts(id), drafted_at TEXT, approved_by TEXT REFERENCES accounts(id), approved_at TEXT,
    changes_spec INTEGER NOT NULL DEFAULT 0, change_thread_id TEXT, duplicate_of TEXT, public_number INTEGER, published_at TEXT,
    published_by TEXT REFERENCES accounts(id), client_key TEXT, PRIMARY KEY (project_id, id),
    FOREIGN KEY (project_id, company_id) REFERENCES companies(project_id, id),
    FOREIGN KEY (project_id, meeting_id) REFERENCES meetings(project_id, id),
    FOREIGN KEY (project_id, publication_id) REFERENCES publications(project_id, id),
    FOREIGN KEY (project_id, block_id) REFERENCES blocks(project_id, id),
    FOREIGN KEY (project_id, expert_id) REFERENCES members(project_id, id),
    FOREIGN KEY (project_id, change_thread_id) REFERENCES threads(project_id, id),
    FOREIGN KEY (project_id, duplicate_of) REFERENCES clarifications(project_id, id)
  ) STRICT;
  CREATE UNIQUE INDEX clarifications_number ON clarifications(project_id, number);
  CREATE UNIQUE INDEX clarifications_public ON clarifications(project_id, public_number) WHERE public_number IS NOT NULL;
  CREATE UNIQUE INDEX clarifications_once ON clarifications(project_id, asked_by, client_key) WHERE client_key IS NOT NULL;
  CREATE INDEX clarifications_company ON clarifications(project_id, company_id);
  CREATE INDEX clarifications_duplicates ON clarifications(project_id, duplicate_of) WHERE duplicate_of IS NOT NULL;
  CREATE TABLE expert_links (
    project_id TEXT NOT NULL, id TEXT NOT NULL, clarification_id TEXT NOT NULL, token_hash TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
    email TEXT NOT NULL, created_by TEXT NOT NULL REFERENCES accounts(id), created_at TEXT NOT NULL, expires_at TEXT NOT NULL,
    answered_at TEXT, revoked_at TEXT, PRIMARY KEY (project_id, id),
    FOREIGN KEY (project_id, clarification_id) REFERENCES clarifications(project_id, id)
  ) STRICT;
  CREATE TABLE clarification_follows (
    project_id TEXT NOT NULL, clarification_id TEXT NOT NULL, member_id TEXT NOT NULL,
    PRIMARY KEY (project_id, clarification_id, member_id),
    FOREIGN KEY (project_id, clarification_id) REFERENCES clarifications(project_id, id),
    FOREIGN KEY (project_id, member_id) REFERENCES members(project_id, id)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE comment_mentions ADD COLUMN at TEXT NOT NULL DEFAULT '';
  UPDATE comment_mentions SET at = (
    SELECT comments.at FROM comments
    WHERE comments.project_id = comment_mentions.project_id AND comments.id = comment_mentions.comment_id
  );
  DROP INDEX comment_mentions_member;
  CREATE INDEX comment_mentions_member ON comment_mentions(project_id, member_id, comment_id, at);
  ALTER TABLE threads ADD COLUMN assigned_by TEXT REFERENCES accounts(id);
  ALTER TABLE threads ADD COLUMN assigned_at TEXT;
  ALTER TABLE threads ADD COLUMN reopened_by TEXT REFERENCES accounts(id);
  ALTER TABLE threads ADD COLUMN reopened_at TEXT;
  UPDATE threads SET (assigned_by, assigned_at) = (
    SELECT actor, at FROM journal
    WHERE chain = threads.project_id AND kind = 'thread.assigned' AND json_extract(data, '$.thread') = threads.id
    ORDER BY seq DESC LIMIT 1
  ) WHERE assignee_id IS NOT NULL;
  ALTER TABLE blocks ADD COLUMN responsible_by TEXT REFERENCES accounts(id);
  ALTER TABLE blocks ADD COLUMN responsible_since TEXT;
  CREATE INDEX threads_assignee ON threads(project_id, assignee_id) WHERE assignee_id IS NOT NULL;
  CREATE INDEX comments_account ON comments(account_id, project_id, thread_id, number, at);
  CREATE INDEX blocks_responsible ON blocks(project_id, responsible_id) WHERE responsible_id IS NOT NULL;
  CREATE TABLE inboxes (
    account_id TEXT PRIMARY KEY REFERENCES accounts(id), rhythm TEXT NOT NULL, read_before TEXT NOT NULL,
    mailed_before TEXT NOT NULL, token TEXT UNIQUE
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE inbox_marks (
    account_id TEXT NOT NULL REFERENCES accounts(id), project_id TEXT NOT NULL REFERENCES projects(id), kind TEXT NOT NULL,
    item_id TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (account_id, project_id, kind, item_id)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO inboxes SELECT id, 'daily', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), NULL
    FROM accounts;
  ALTER TABLE outbox ADD COLUMN unsubscribe TEXT;
  `,
  `
  CREATE TABLE comment_references (
    project_id TEXT NOT NULL, comment_id TEXT NOT NULL, said TEXT NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL,
    PRIMARY KEY (project_id, comment_id, said), FOREIGN KEY (project_id, comment_id) REFERENCES comments(project_id, id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE clarification_duties (
    project_id TEXT NOT NULL, clarification_id TEXT NOT NULL, by TEXT NOT NULL REFERENCES accounts(id), at TEXT NOT NULL,
    PRIMARY KEY (project_id, clarification_id),
    FOREIGN KEY (project_id, clarification_id) REFERENCES clarifications(project_id, id)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO clarification_duties
    SELECT chain, about, actor, max(at) FROM journal WHERE kind = 'clarification.assigned' GROUP BY chain, about;
  CREATE INDEX clarifications_expert ON clarifications(project_id, expert_id) WHERE expert_id IS NOT NULL;
  CREATE TABLE publication_omissions (
    project_id TEXT NOT NULL, block_id TEXT NOT NULL, PRIMARY KEY (project_id, block_id),
    FOREIGN KEY (project_id, block_id) REFERENCES blocks(project_id, id)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE change_requests (
    project_id TEXT NOT NULL REFERENCES projects(id), id TEXT NOT NULL, number INTEGER NOT NULL, kind TEXT NOT NULL,
    title TEXT NOT NULL, cause TEXT NOT NULL, channel TEXT NOT NULL, initiator_id TEXT NOT NULL,
    raised_by TEXT NOT NULL REFERENCES accounts(id), raised_at TEXT NOT NULL, rationale TEXT NOT NULL,
    consequence TEXT NOT NULL, priority TEXT NOT NULL, days INTEGER CHECK (days >= 0), money INTEGER CHECK (money >= 0),
    currency TEXT NOT NULL, risk TEXT NOT NULL, stages TEXT NOT NULL, estimated_by TEXT REFERENCES accounts(id),
    estimated_at TEXT, state TEXT NOT NULL, submission INTEGER NOT NULL, submitted_at TEXT, decided_at TEXT, closed_at TEXT,
    PRIMARY KEY (project_id, id), FOREIGN KEY (project_id, initiator_id) REFERENCES members(project_id, id)
  ) STRICT;
  CREATE UNIQUE INDEX change_requests_number ON change_requests(project_id, number);
  CREATE TABLE change_targets (
    project_id TEXT NOT NULL, id TEXT NOT NULL, request_id TEXT NOT NULL, block_id TEXT NOT NULL, position INTEGER NOT NULL,
    base_revision_id TEXT NOT NULL, base_hash TEXT NOT NULL, text_id TEXT NOT NULL, result_revision_id TEXT,
    result_hash TEXT, applied_revision_id TEXT, PRIMARY KEY (project_id, id),
    FOREIGN KEY (project_id, request_id) REFERENCES change_requests(project_id, id),
    FOREIGN KEY (project_id, block_id) REFERENCES blocks(project_id, id),
    FOREIGN KEY (project_id, text_id) REFERENCES texts(project_id, id),
    FOREIGN KEY (project_id, base_revision_id) REFERENCES revisions(project_id, id)
  ) STRICT;
  CREATE UNIQUE INDEX change_targets_block ON change_targets(project_id, request_id, block_id);
  CREATE UNIQUE INDEX change_targets_text ON change_targets(project_id, text_id);
  CREATE INDEX change_targets_of ON change_targets(project_id, block_id);
  CREATE TABLE change_requirements (
    project_id TEXT NOT NULL, request_id TEXT NOT NULL, uuid TEXT NOT NULL, touch TEXT NOT NULL, found TEXT NOT NULL,
    PRIMARY KEY (project_id, request_id, uuid), FOREIGN KEY (project_id, request_id) REFERENCES change_requests(project_id, id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE change_decisions (
    project_id TEXT NOT NULL, id TEXT NOT NULL, request_id TEXT NOT NULL, submission INTEGER NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts(id), member_id TEXT NOT NULL, verdict TEXT NOT NULL, reason TEXT NOT NULL,
    conditions TEXT NOT NULL, hash TEXT NOT NULL, signed TEXT NOT NULL, confirmed_by TEXT NOT NULL, rules_hash TEXT NOT NULL,
    identity TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (project_id, id),
    FOREIGN KEY (project_id, request_id) REFERENCES change_requests(project_id, id),
    FOREIGN KEY (project_id, member_id) REFERENCES members(project_id, id)
  ) STRICT;
  CREATE UNIQUE INDEX change_decisions_once ON change_decisions(project_id, request_id, submission, member_id);
  CREATE TRIGGER change_decisions_no_update BEFORE UPDATE ON change_decisions BEGIN SELECT RAISE(ABORT, 'decisions are immutable'); END;
  CREATE TRIGGER change_decisions_no_delete BEFORE DELETE ON change_decisions BEGIN SELECT RAISE(ABORT, 'decisions are immutable'); END;
  CREATE TABLE change_settings (
    project_id TEXT PRIMARY KEY REFERENCES projects(id), rule TEXT NOT NULL, currency TEXT NOT NULL, days INTEGER,
    money INTEGER, share INTEGER, sections TEXT NOT NULL
  ) STRICT;
  CREATE TABLE change_puts (
    project_id TEXT NOT NULL, target_id TEXT NOT NULL, text_id TEXT NOT NULL, epoch INTEGER NOT NULL, fork_id TEXT NOT NULL,
    PRIMARY KEY (project_id, target_id), FOREIGN KEY (project_id, target_id) REFERENCES change_targets(project_id, id)
  ) STRICT, WITHOUT ROWID;
  ALTER TABLE clarifications ADD COLUMN change_request_id TEXT;
  `,
  `
  CREATE TABLE requirement_progress (
    project_id TEXT NOT NULL, id TEXT NOT NULL, uuid TEXT NOT NULL, stage TEXT NOT NULL, day TEXT NOT NULL, note TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts(id), at TEXT NOT NULL, PRIMARY KEY (project_id, id),
    FOREIGN KEY (project_id, uuid) REFERENCES requirements(project_id, uuid)
  ) STRICT;
  CREATE INDEX requirement_progress_of ON requirement_progress(project_id, uuid, at);
  CREATE TRIGGER requirement_progress_no_update BEFORE UPDATE ON requirement_progress BEGIN SELECT RAISE(ABORT, 'marks are immutable'); END;
  CREATE TRIGGER requirement_progress_no_delete BEFORE DELETE ON requirement_progress BEGIN SELECT RAISE(ABORT, 'marks are immutable'); END;
  `,
  interviewStep,
  `ALTER TABLE projects ADD COLUMN own_days TEXT NOT NULL DEFAULT '{}';`,
  questionnaireStep,
  contractorStep,
  wordingStep,
  fileStep,
  searchStep,
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
