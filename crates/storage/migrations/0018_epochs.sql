-- When an older copy of the database was put back: what was open in it is void from then on.

CREATE TABLE epochs (
    began_at  BIGINT NOT NULL PRIMARY KEY,
    copied_at BIGINT NOT NULL,
    told      TEXT
);
