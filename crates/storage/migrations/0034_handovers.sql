-- Handovers from phone to phone. What the phones say is text in base64url; what is in the box, only the new phone can read.

CREATE TABLE handovers (
    id         TEXT   NOT NULL PRIMARY KEY,
    account    TEXT   NOT NULL REFERENCES accounts (id),
    device     TEXT   NOT NULL,
    point      TEXT   NOT NULL,
    challenge  TEXT   NOT NULL,
    -- JSON; empty until the new phone has said something.
    opening    TEXT   NOT NULL DEFAULT '',
    -- Sealed by a phone and not by a key of ours; empty before there is a box, and after it was collected.
    contents   TEXT   NOT NULL DEFAULT '',
    collected  BIGINT NOT NULL DEFAULT 0,
    expires_at BIGINT NOT NULL
);
CREATE INDEX handovers_by_account ON handovers (account);

-- Entries of the same phone from before its app was installed again are recognised by these two.
ALTER TABLE devices ADD COLUMN browser TEXT NOT NULL DEFAULT '';
ALTER TABLE device_counts ADD COLUMN heard_at BIGINT NOT NULL DEFAULT 0;
