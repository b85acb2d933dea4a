-- How often all marks of an account's known browsers have been made worthless. Marks from before this update are: those browsers get new ones
-- at their next sign-in.
ALTER TABLE accounts ADD COLUMN marks_era BIGINT NOT NULL DEFAULT 0;
