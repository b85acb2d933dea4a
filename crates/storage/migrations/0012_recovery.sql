-- Recovery codes that were shown; they count once the person has kept them.

CREATE TABLE recovery_proposals (
    account TEXT NOT NULL PRIMARY KEY REFERENCES accounts (id),
    token_hash TEXT NOT NULL,
    codes TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    kept BIGINT NOT NULL
);
