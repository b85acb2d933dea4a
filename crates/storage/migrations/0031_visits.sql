-- Which sites a session was used for. A row outlives its session, as it does the account: until then the site has to be told that the session has
-- ended. So it refers to neither.

CREATE TABLE visits (
    id       TEXT   NOT NULL PRIMARY KEY,
    session  TEXT   NOT NULL,
    account  TEXT   NOT NULL,
    client   TEXT   NOT NULL,
    mark     TEXT   NOT NULL,
    begun_at BIGINT NOT NULL,
    tries    BIGINT NOT NULL DEFAULT 0,
    due_at   BIGINT NOT NULL DEFAULT 0,
    -- Empty while the site may still have to be told.
    outcome  TEXT   NOT NULL DEFAULT '',
    UNIQUE (session, client, mark)
);

CREATE INDEX visits_open ON visits (due_at) WHERE outcome = '';
CREATE INDEX sessions_id ON sessions (id);
