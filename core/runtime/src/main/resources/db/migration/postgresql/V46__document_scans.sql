ALTER TABLE core.document ADD COLUMN scanned_at TIMESTAMPTZ;
CREATE INDEX document_scan ON core.document (scan, id);
