-- Lists of sessions, the chain over the audit log, and tries that failed.

-- A session lasts a day at most and had no name yet: whoever was signed in signs in again.
DELETE FROM sessions;
ALTER TABLE sessions ADD COLUMN id TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN sites TEXT NOT NULL DEFAULT '[]';
CREATE UNIQUE INDEX sessions_by_id ON sessions (id);

-- An entry gets its place in the chain once, after it was written.
ALTER TABLE audit_entries ADD COLUMN seq BIGINT;
ALTER TABLE audit_entries ADD COLUMN hash TEXT;
ALTER TABLE audit_entries ADD COLUMN proof TEXT;
CREATE UNIQUE INDEX audit_entries_by_seq ON audit_entries (seq) WHERE seq IS NOT NULL;
CREATE INDEX audit_entries_to_link ON audit_entries (at, id) WHERE seq IS NULL;
CREATE INDEX audit_entries_by_age ON audit_entries (at, id);

-- Where the chain begins since older entries were dropped: one row, or none.
CREATE TABLE audit_base (
    only_row BIGINT NOT NULL PRIMARY KEY,
    seq      BIGINT NOT NULL,
    hash     TEXT   NOT NULL,
    proof    TEXT   NOT NULL
);

-- Keys are computed with a key outside the database: they name nobody.
CREATE TABLE tries (
    try_key  TEXT   NOT NULL PRIMARY KEY,
    in_a_row BIGINT NOT NULL,
    last_at  BIGINT NOT NULL
);
CREATE INDEX tries_by_age ON tries (last_at);
