-- Written and removed again when somebody asks whether the server can work: a look that only reads says nothing of a full disk.

CREATE TABLE trials (
    bytes BYTEA NOT NULL
);
