ALTER TABLE core.audit_entry ADD COLUMN session_id VARCHAR(40) DEFAULT '' NOT NULL;
ALTER TABLE core.audit_entry ADD COLUMN browser VARCHAR(120) DEFAULT '' NOT NULL;
CREATE INDEX core.audit_entry_time ON core.audit_entry (happened_at, id);

CREATE TABLE core.audit_check (
    id INTEGER NOT NULL PRIMARY KEY,
    checked_at TIMESTAMP NOT NULL,
    entries BIGINT NOT NULL,
    broken_entry CHAR(16) FOR BIT DATA
);
