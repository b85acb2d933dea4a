-- How far each sign-in has got, since those that nobody has shown a password in are forgotten sooner; and windows that count other things
-- than SMS.

ALTER TABLE sign_ins ADD COLUMN reached BIGINT NOT NULL DEFAULT 2;
CREATE INDEX sign_ins_by_reach ON sign_ins (reached, expires_at);

ALTER TABLE sms_windows RENAME TO windows;
ALTER TABLE windows RENAME COLUMN sent TO spent;
DROP INDEX sms_windows_by_age;
CREATE INDEX windows_by_age ON windows (began_at);
