-- Columns are TEXT, BIGINT (epoch milliseconds, or 0 and 1) and BYTEA only: both engines read and write those alike.

CREATE TABLE accounts (
    id            TEXT   NOT NULL PRIMARY KEY,
    reference     BYTEA  NOT NULL,
    email         TEXT   NOT NULL,
    email_key     TEXT   NOT NULL UNIQUE,
    name          TEXT   NOT NULL,
    language      TEXT   NOT NULL,
    password_hash TEXT   NOT NULL,
    disabled      BIGINT NOT NULL,
    created_at    BIGINT NOT NULL
);

CREATE TABLE devices (
    id           TEXT   NOT NULL PRIMARY KEY,
    account      TEXT   NOT NULL REFERENCES accounts (id),
    name         TEXT   NOT NULL,
    sealed_key   BYTEA  NOT NULL,
    sealed_pin   BYTEA  NOT NULL,
    thumbprint   TEXT   NOT NULL,
    added_at     BIGINT NOT NULL,
    last_used_at BIGINT
);
CREATE INDEX devices_by_account ON devices (account);

CREATE TABLE enrolments (
    id          TEXT   NOT NULL PRIMARY KEY,
    account     TEXT   NOT NULL REFERENCES accounts (id),
    token_hash  TEXT   NOT NULL UNIQUE,
    device_name TEXT   NOT NULL,
    device      TEXT   NOT NULL,
    sealed_pin  BYTEA  NOT NULL,
    link        TEXT   NOT NULL,
    expires_at  BIGINT NOT NULL,
    state       TEXT   NOT NULL
);
CREATE INDEX enrolments_by_expiry ON enrolments (expires_at);

CREATE TABLE sign_ins (
    handle_hash  TEXT   NOT NULL PRIMARY KEY,
    browser_hash TEXT,
    target       TEXT   NOT NULL,
    language     TEXT   NOT NULL,
    state        TEXT   NOT NULL,
    notice       TEXT,
    expires_at   BIGINT NOT NULL,
    version      BIGINT NOT NULL
);
CREATE INDEX sign_ins_by_expiry ON sign_ins (expires_at);

CREATE TABLE sessions (
    token_hash       TEXT   NOT NULL PRIMARY KEY,
    account          TEXT   NOT NULL REFERENCES accounts (id),
    audience         TEXT   NOT NULL,
    method           TEXT   NOT NULL,
    level            TEXT   NOT NULL,
    authenticated_at BIGINT NOT NULL,
    seen_at          BIGINT NOT NULL
);
CREATE INDEX sessions_by_account ON sessions (account);
CREATE INDEX sessions_by_age ON sessions (authenticated_at);

CREATE TABLE grants (
    code_hash        TEXT   NOT NULL PRIMARY KEY,
    client           TEXT   NOT NULL,
    request          TEXT   NOT NULL,
    account          TEXT   NOT NULL REFERENCES accounts (id),
    method           TEXT   NOT NULL,
    level            TEXT   NOT NULL,
    authenticated_at BIGINT NOT NULL,
    expires_at       BIGINT NOT NULL,
    used             BIGINT NOT NULL
);
CREATE INDEX grants_by_expiry ON grants (expires_at);

CREATE TABLE access_tokens (
    token_hash TEXT   NOT NULL PRIMARY KEY,
    code_hash  TEXT   NOT NULL,
    account    TEXT   NOT NULL REFERENCES accounts (id),
    scope      TEXT   NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX access_tokens_by_code ON access_tokens (code_hash);
CREATE INDEX access_tokens_by_expiry ON access_tokens (expires_at);

CREATE TABLE failures (
    account  TEXT   NOT NULL REFERENCES accounts (id),
    factor   TEXT   NOT NULL,
    in_a_row BIGINT NOT NULL,
    PRIMARY KEY (account, factor)
);

CREATE TABLE proofs (
    proof_hash TEXT   NOT NULL PRIMARY KEY,
    expires_at BIGINT NOT NULL
);
CREATE INDEX proofs_by_expiry ON proofs (expires_at);

CREATE TABLE clients (
    id            TEXT   NOT NULL PRIMARY KEY,
    name          TEXT   NOT NULL,
    redirect_uris TEXT   NOT NULL,
    origins       TEXT   NOT NULL,
    level         TEXT   NOT NULL,
    secret_hash   TEXT,
    created_at    BIGINT NOT NULL
);

CREATE TABLE signing_keys (
    id             TEXT   NOT NULL PRIMARY KEY,
    purpose        TEXT   NOT NULL,
    sealed_private BYTEA  NOT NULL,
    created_at     BIGINT NOT NULL,
    retires_at     BIGINT
);
