CREATE TABLE core.draft (
    id CHAR(16) FOR BIT DATA NOT NULL PRIMARY KEY,
    account CHAR(16) FOR BIT DATA,
    browser VARCHAR(64),
    form VARCHAR(120) NOT NULL,
    form_version INTEGER NOT NULL,
    page VARCHAR(120) NOT NULL,
    answers BLOB NOT NULL,
    version INTEGER NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    CONSTRAINT draft_has_one_owner CHECK ((account IS NULL AND browser IS NOT NULL) OR (account IS NOT NULL AND browser IS NULL))
);
CREATE INDEX core.draft_account ON core.draft (account, form);
CREATE INDEX core.draft_browser ON core.draft (browser, form);
CREATE INDEX core.draft_changed ON core.draft (changed_at);
