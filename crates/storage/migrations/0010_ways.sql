-- By which way a message goes, so that a mail server that lets everybody wait holds up no code by SMS.

ALTER TABLE messages ADD COLUMN way TEXT NOT NULL DEFAULT 'mail';
CREATE INDEX messages_by_way ON messages (way, due_at);
DROP INDEX messages_by_due;
