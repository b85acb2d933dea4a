-- Where sign-ins and sessions were begun, messages that wait to be sent, and what happened.

ALTER TABLE sign_ins ADD COLUMN visitor TEXT NOT NULL DEFAULT '{}';
ALTER TABLE sessions ADD COLUMN visitor TEXT NOT NULL DEFAULT '{}';

CREATE TABLE messages (
    id         TEXT   NOT NULL PRIMARY KEY,
    sealed     BYTEA  NOT NULL,
    due_at     BIGINT NOT NULL,
    tries      BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX messages_by_due ON messages (due_at);

-- No reference to accounts: entries outlive them.
CREATE TABLE audit_entries (
    id      TEXT   NOT NULL PRIMARY KEY,
    at      BIGINT NOT NULL,
    event   TEXT   NOT NULL,
    account TEXT,
    client  TEXT,
    method  TEXT,
    visitor TEXT   NOT NULL
);
CREATE INDEX audit_entries_by_account ON audit_entries (account, at);
