-- How a site's ID tokens are signed.

ALTER TABLE clients ADD COLUMN signing TEXT NOT NULL DEFAULT 'RS256';
