-- Which protocol a site speaks, what few sites need of it as JSON, and which attributes it is told: there is no question about these that a
-- column would answer. The columns before them belong to OpenID Connect.

ALTER TABLE clients ADD COLUMN protocol TEXT NOT NULL DEFAULT 'oidc';
ALTER TABLE clients ADD COLUMN settings TEXT NOT NULL DEFAULT '{}';
ALTER TABLE clients ADD COLUMN released TEXT NOT NULL DEFAULT '{}';
