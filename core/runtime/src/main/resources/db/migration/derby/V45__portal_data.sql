-- Whose the schemas are, for the day their bundles have gone.
CREATE TABLE core.portal_data (
    name VARCHAR(60) NOT NULL PRIMARY KEY,
    portal VARCHAR(200) NOT NULL,
    title VARCHAR(200) NOT NULL,
    version VARCHAR(60) NOT NULL,
    sealed VARCHAR(2000) NOT NULL
);

-- Data that may not be deleted, whatever retention says.
CREATE TABLE core.legal_hold (
    name VARCHAR(60) NOT NULL PRIMARY KEY,
    reason VARCHAR(1000) NOT NULL,
    placed_by VARCHAR(80) NOT NULL,
    placed_at TIMESTAMP NOT NULL
);
