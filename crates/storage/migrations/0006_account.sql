-- What a person decides about the own account, recovery codes, and links that go out by mail.

-- Shut by its owner (and then disabled too); a new password opens it again.
ALTER TABLE accounts ADD COLUMN locked BIGINT NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN two_steps BIGINT NOT NULL DEFAULT 0;
-- When a planned PANIC is carried out; 0: none is planned.
ALTER TABLE accounts ADD COLUMN panic_at BIGINT NOT NULL DEFAULT 0;
CREATE INDEX accounts_by_panic ON accounts (panic_at);

-- A used code is gone.
CREATE TABLE recovery_codes (
    code_hash TEXT NOT NULL PRIMARY KEY,
    account   TEXT NOT NULL REFERENCES accounts (id)
);
CREATE INDEX recovery_codes_by_account ON recovery_codes (account);

-- A used link is gone. No account: it is for signing up.
CREATE TABLE mail_links (
    token_hash TEXT   NOT NULL PRIMARY KEY,
    email      TEXT   NOT NULL,
    account    TEXT   REFERENCES accounts (id),
    expires_at BIGINT NOT NULL
);
CREATE INDEX mail_links_by_expiry ON mail_links (expires_at);

-- How many mails were asked for, by address or network (as a value that only we can compute) and hour.
CREATE TABLE mail_counts (
    key_hash TEXT   NOT NULL,
    hour     BIGINT NOT NULL,
    asked    BIGINT NOT NULL,
    PRIMARY KEY (key_hash, hour)
);

-- What PANIC and the end of an account look for.
CREATE INDEX grants_by_account ON grants (account);
CREATE INDEX access_tokens_by_account ON access_tokens (account);
CREATE INDEX enrolments_by_account ON enrolments (account);
