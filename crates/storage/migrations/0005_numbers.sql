-- Phone numbers, those whose owners have yet to show a code, and what was spent on SMS.

CREATE TABLE numbers (
    id            TEXT   NOT NULL PRIMARY KEY,
    account       TEXT   NOT NULL REFERENCES accounts (id),
    sealed_number BYTEA  NOT NULL,
    number_proof  TEXT   NOT NULL,
    added_at      BIGINT NOT NULL,
    last_used_at  BIGINT,
    UNIQUE (account, number_proof)
);

CREATE TABLE number_claims (
    id            TEXT   NOT NULL PRIMARY KEY,
    account       TEXT   NOT NULL REFERENCES accounts (id),
    sealed_number BYTEA  NOT NULL,
    number_proof  TEXT   NOT NULL,
    code_proof    TEXT   NOT NULL,
    expires_at    BIGINT NOT NULL,
    wrong         BIGINT NOT NULL
);
CREATE INDEX number_claims_by_account ON number_claims (account);
CREATE INDEX number_claims_by_expiry ON number_claims (expires_at);

CREATE TABLE sms_windows (
    spent_by TEXT   NOT NULL,
    per_ms   BIGINT NOT NULL,
    began_at BIGINT NOT NULL,
    sent     BIGINT NOT NULL,
    PRIMARY KEY (spent_by, per_ms)
);
CREATE INDEX sms_windows_by_age ON sms_windows (began_at);
