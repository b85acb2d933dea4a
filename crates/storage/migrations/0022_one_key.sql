-- One key at most is in use for each purpose: two nodes that start on an empty database at once must not each go on with its own.
UPDATE signing_keys SET retires_at = created_at + 86400000
    WHERE retires_at IS NULL AND EXISTS (
        SELECT 1 FROM signing_keys AS newer WHERE newer.purpose = signing_keys.purpose AND newer.retires_at IS NULL
            AND (newer.created_at > signing_keys.created_at OR (newer.created_at = signing_keys.created_at AND newer.id > signing_keys.id))
    );
CREATE UNIQUE INDEX signing_keys_in_use ON signing_keys (purpose) WHERE retires_at IS NULL;
