-- Requests to approve a sign-in on a device, and what wakes those who wait.

CREATE TABLE approvals (
    id         TEXT   NOT NULL PRIMARY KEY,
    account    TEXT   NOT NULL REFERENCES accounts (id),
    sign_in    TEXT   NOT NULL,
    link       TEXT   NOT NULL,
    number     TEXT   NOT NULL,
    visitor    TEXT   NOT NULL,
    begun_at   BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    state      TEXT   NOT NULL,
    wrong      BIGINT NOT NULL
);
CREATE INDEX approvals_by_account ON approvals (account, begun_at);
-- One request at a time waits for an account's devices, also when two begin at the same instant.
CREATE UNIQUE INDEX approvals_one_pending ON approvals (account) WHERE state = 'pending';

CREATE UNIQUE INDEX devices_by_thumbprint ON devices (thumbprint);

CREATE TABLE events (
    id    TEXT   NOT NULL PRIMARY KEY,
    topic TEXT   NOT NULL,
    at    BIGINT NOT NULL
);
CREATE INDEX events_by_time ON events (at);
