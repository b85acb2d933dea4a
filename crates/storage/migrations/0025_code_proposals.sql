-- Any factor that is registered by a sheet of one-time codes has its codes proposed here: recovery codes are the first.
ALTER TABLE recovery_proposals RENAME TO code_proposals;
ALTER TABLE code_proposals ADD COLUMN method TEXT NOT NULL DEFAULT 'recovery';
