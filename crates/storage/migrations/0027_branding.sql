-- What a site has on its sign-in pages in place of what the server has there, as JSON: there is no question about it that a column would answer.

ALTER TABLE clients ADD COLUMN branding TEXT NOT NULL DEFAULT '{}';

-- Its logo, which pages name and browsers fetch by itself. The media type is in what is above.
CREATE TABLE client_logos (
    client TEXT  NOT NULL PRIMARY KEY REFERENCES clients (id) ON DELETE CASCADE,
    bytes  BYTEA NOT NULL
);
