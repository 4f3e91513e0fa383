ALTER TABLE core.outbox ADD COLUMN content_deleted_at TIMESTAMPTZ;
