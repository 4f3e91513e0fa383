-- Further permissions, separated by commas, that whoever takes a portal's data out needs.
ALTER TABLE core.portal_data ADD COLUMN guarded VARCHAR(2000) DEFAULT '' NOT NULL;

-- What people were called before: whoever is kept away by name is not let in by another one.
CREATE TABLE core.former_name (
    id UUID NOT NULL PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES core.account (id),
    forename VARCHAR(100) NOT NULL,
    surname VARCHAR(100) NOT NULL,
    until_at TIMESTAMPTZ NOT NULL
);

CREATE INDEX former_name_account ON core.former_name (account_id, until_at, id);
