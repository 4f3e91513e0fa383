CREATE TABLE core.draft (
    id UUID NOT NULL PRIMARY KEY,
    account UUID,
    browser VARCHAR(64),
    form VARCHAR(120) NOT NULL,
    form_version INTEGER NOT NULL,
    page VARCHAR(120) NOT NULL,
    answers BYTEA NOT NULL,
    version INTEGER NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT draft_has_one_owner CHECK ((account IS NULL AND browser IS NOT NULL) OR (account IS NOT NULL AND browser IS NULL))
);
CREATE INDEX draft_account ON core.draft (account, form);
CREATE INDEX draft_browser ON core.draft (browser, form);
CREATE INDEX draft_changed ON core.draft (changed_at);
