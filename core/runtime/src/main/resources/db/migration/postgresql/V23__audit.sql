CREATE TABLE core.audit_entry (
    id UUID NOT NULL PRIMARY KEY,
    happened_at TIMESTAMPTZ NOT NULL,
    actor VARCHAR(80) NOT NULL,
    client_address VARCHAR(60) NOT NULL,
    action VARCHAR(120) NOT NULL,
    subject_type VARCHAR(60) NOT NULL,
    subject_id VARCHAR(200) NOT NULL,
    details TEXT NOT NULL,
    chain_number BIGINT,
    chain_hash CHAR(64)
);
CREATE INDEX audit_entry_subject ON core.audit_entry (subject_type, subject_id, id);
CREATE INDEX audit_entry_actor ON core.audit_entry (actor, id);
CREATE INDEX audit_entry_action ON core.audit_entry (action, id);
CREATE INDEX audit_entry_chain ON core.audit_entry (chain_number);

CREATE TABLE core.audit_head (
    id INTEGER NOT NULL PRIMARY KEY,
    chain_number BIGINT NOT NULL,
    chain_hash CHAR(64) NOT NULL,
    seal CHAR(64) NOT NULL,
    happened_at TIMESTAMPTZ NOT NULL
);
