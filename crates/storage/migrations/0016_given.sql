-- A code for a site knows the session that it was given in, so that it ends with that, and what it was redeemed for too. Empty: none, as in a
-- frame; codes from before this end by themselves within a minute, and their tokens within ten.
ALTER TABLE grants ADD COLUMN session TEXT NOT NULL DEFAULT '';
