-- What clients of OpenID Connect hold and begin besides codes and access tokens. `facts` is JSON: no question about a token is answered by
-- a column of its own. Access tokens live for ten minutes, so those from before, which lack them, end.

DELETE FROM access_tokens;
ALTER TABLE access_tokens ADD COLUMN facts TEXT NOT NULL DEFAULT '{}';

CREATE TABLE refresh_tokens (
    token_hash       TEXT   NOT NULL PRIMARY KEY,
    code_hash        TEXT   NOT NULL,
    client           TEXT   NOT NULL,
    request          TEXT   NOT NULL,
    account          TEXT   NOT NULL REFERENCES accounts (id),
    method           TEXT   NOT NULL,
    opener           TEXT   NOT NULL,
    level            TEXT   NOT NULL,
    authenticated_at BIGINT NOT NULL,
    jkt              TEXT,
    used             BIGINT NOT NULL,
    expires_at       BIGINT NOT NULL
);
CREATE INDEX refresh_tokens_by_code ON refresh_tokens (code_hash);
CREATE INDEX refresh_tokens_by_account ON refresh_tokens (account);
CREATE INDEX refresh_tokens_by_expiry ON refresh_tokens (expires_at);

CREATE TABLE client_tokens (
    token_hash TEXT   NOT NULL PRIMARY KEY,
    client     TEXT   NOT NULL,
    facts      TEXT   NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX client_tokens_by_expiry ON client_tokens (expires_at);

CREATE TABLE client_secrets (
    id            TEXT  NOT NULL PRIMARY KEY,
    sealed_secret BYTEA NOT NULL
);

CREATE TABLE pushed_requests (
    uri_hash   TEXT   NOT NULL PRIMARY KEY,
    client     TEXT   NOT NULL,
    form       TEXT   NOT NULL,
    sign_in    TEXT,
    expires_at BIGINT NOT NULL
);
CREATE INDEX pushed_requests_by_expiry ON pushed_requests (expires_at);

CREATE TABLE device_grants (
    device_hash TEXT   NOT NULL PRIMARY KEY,
    user_hash   TEXT   NOT NULL UNIQUE,
    client      TEXT   NOT NULL,
    request     TEXT   NOT NULL,
    denied      BIGINT NOT NULL,
    polled_at   BIGINT NOT NULL,
    expires_at  BIGINT NOT NULL
);
CREATE INDEX device_grants_by_expiry ON device_grants (expires_at);
