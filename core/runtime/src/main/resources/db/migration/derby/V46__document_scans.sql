ALTER TABLE core.document ADD COLUMN scanned_at TIMESTAMP;
CREATE INDEX core.document_scan ON core.document (scan, id);
