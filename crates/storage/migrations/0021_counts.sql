-- What was counted of each device's proofs, so that a second copy of its keys shows (docs/decisions/0051).
CREATE TABLE device_counts (
    device TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (id),
    highest BIGINT NOT NULL,
    seen BIGINT NOT NULL,
    proof_hash TEXT NOT NULL,
    since BIGINT NOT NULL,
    doubled_at BIGINT
);
CREATE INDEX device_counts_by_account ON device_counts (account);
