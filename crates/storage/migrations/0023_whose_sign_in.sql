-- Whose a sign-in is, and by what it passed, as far as it is known: looked for whenever something of an account ends. Sign-ins of before
-- have it inside their state alone; whoever is in the middle of one begins again.
DELETE FROM sign_ins;
ALTER TABLE sign_ins ADD COLUMN account TEXT NOT NULL DEFAULT '';
ALTER TABLE sign_ins ADD COLUMN opener TEXT NOT NULL DEFAULT '';
CREATE INDEX sign_ins_by_account ON sign_ins (account);
