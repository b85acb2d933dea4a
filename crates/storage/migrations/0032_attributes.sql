-- What operators say of people for sites to know, groups among it, as JSON: nobody asks for the people who have a value.

CREATE TABLE account_attributes (
    account    TEXT NOT NULL PRIMARY KEY REFERENCES accounts (id),
    attributes TEXT NOT NULL
);
