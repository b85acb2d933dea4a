-- What ID tokens say beside who it is, and whether an address is known to be its owner's. Until now every account was made by a link
-- that was sent there, or by an operator.

ALTER TABLE clients ADD COLUMN id_token_claims BIGINT NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN email_verified BIGINT NOT NULL DEFAULT 1;
