-- What opened the gates is kept with everything that was opened, what was begun belongs to the session that began it, and an account knows
-- when its password was last replaced by mail and when it last got a factor.

-- Of what is open nobody knows by which factor, and of what was begun, in which session: whoever was signed in with two steps signs in again.
DELETE FROM sessions WHERE level <> 'BASIC';
DELETE FROM grants WHERE used = 0;
DELETE FROM access_tokens;
DELETE FROM enrolments WHERE state = 'waiting';
DELETE FROM number_claims;

ALTER TABLE sessions ADD COLUMN opener TEXT NOT NULL DEFAULT 'password';
ALTER TABLE grants ADD COLUMN opener TEXT NOT NULL DEFAULT 'password';
ALTER TABLE access_tokens ADD COLUMN opener TEXT NOT NULL DEFAULT 'password';
ALTER TABLE enrolments ADD COLUMN session TEXT NOT NULL DEFAULT '';
ALTER TABLE number_claims ADD COLUMN session TEXT NOT NULL DEFAULT '';

-- 0: never.
ALTER TABLE accounts ADD COLUMN reset_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN factor_added_at BIGINT NOT NULL DEFAULT 0;
UPDATE accounts SET factor_added_at = COALESCE((SELECT MAX(added_at) FROM devices WHERE account = accounts.id), 0);
UPDATE accounts SET factor_added_at = COALESCE((SELECT MAX(added_at) FROM numbers WHERE account = accounts.id), 0)
    WHERE factor_added_at < COALESCE((SELECT MAX(added_at) FROM numbers WHERE account = accounts.id), 0);

-- For how many hours the newest factor must have been there before this site takes two steps by any; 0: it takes them at once.
ALTER TABLE clients ADD COLUMN factor_age_hours BIGINT NOT NULL DEFAULT 0;
