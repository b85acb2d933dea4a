-- Whether a message is being sent: one that is found so when its claim has run out may have been sent already.

ALTER TABLE messages ADD COLUMN claimed BIGINT NOT NULL DEFAULT 0;
