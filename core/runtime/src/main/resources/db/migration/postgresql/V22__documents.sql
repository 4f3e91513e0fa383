CREATE TABLE core.document (
    id UUID NOT NULL PRIMARY KEY,
    portal VARCHAR(60) NOT NULL,
    subject VARCHAR(200) NOT NULL,
    purpose VARCHAR(120) NOT NULL,
    file_name VARCHAR(255) NOT NULL,
    media_type VARCHAR(127) NOT NULL,
    size_bytes BIGINT NOT NULL,
    sha256 CHAR(64) NOT NULL,
    scan VARCHAR(20) NOT NULL,
    stored_at TIMESTAMPTZ NOT NULL,
    wrapped_key BYTEA NOT NULL
);
CREATE INDEX document_subject ON core.document (portal, subject);
