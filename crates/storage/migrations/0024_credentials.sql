-- Recovery codes are one kind of one-time secrets. The next kind comes into the same table, by its method.
ALTER TABLE recovery_codes RENAME TO credentials;
ALTER TABLE credentials RENAME COLUMN code_hash TO secret_hash;
ALTER TABLE credentials ADD COLUMN method TEXT NOT NULL DEFAULT 'recovery';
DROP INDEX recovery_codes_by_account;
CREATE INDEX credentials_by_account ON credentials (account, method);
