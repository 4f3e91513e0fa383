-- How long each kind of record is kept, where it is not as long as its portal presets.
CREATE TABLE core.retention_rule (
    kind VARCHAR(120) NOT NULL PRIMARY KEY,
    years INTEGER NOT NULL,
    set_by VARCHAR(80) NOT NULL,
    set_at TIMESTAMPTZ NOT NULL
);

-- What was deleted because its time was over; nothing here tells of whom it was.
CREATE TABLE core.retention_deletion (
    id UUID NOT NULL PRIMARY KEY,
    kind VARCHAR(120) NOT NULL,
    deleted BIGINT NOT NULL,
    first_event DATE NOT NULL,
    last_event DATE NOT NULL,
    years INTEGER NOT NULL,
    deleted_by VARCHAR(80) NOT NULL,
    started_at TIMESTAMPTZ NOT NULL,
    finished_at TIMESTAMPTZ
);
