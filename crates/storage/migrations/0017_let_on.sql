-- A link in a mail that lets one sign-in on knows which; the others have none.
ALTER TABLE mail_links ADD COLUMN sign_in TEXT;
