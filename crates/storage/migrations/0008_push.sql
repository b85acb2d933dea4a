-- Where a device's browser wants to be woken, sealed.

ALTER TABLE devices ADD COLUMN sealed_push BYTEA;
