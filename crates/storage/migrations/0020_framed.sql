-- Whether a site may have its answer by a message from a frame. Those that are registered already may, since nobody knows which of them do.

ALTER TABLE clients ADD COLUMN web_message BIGINT NOT NULL DEFAULT 1;
