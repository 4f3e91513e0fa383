-- Tokens of other systems, as digests.
CREATE TABLE core.api_token (
    id UUID NOT NULL PRIMARY KEY,
    name VARCHAR(100) NOT NULL,
    handle VARCHAR(20) NOT NULL,
    digest CHAR(64) NOT NULL,
    scopes VARCHAR(1000) NOT NULL,
    created_by VARCHAR(80) NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    last_used_at TIMESTAMPTZ,
    revoked_at TIMESTAMPTZ,
    CONSTRAINT api_token_handle UNIQUE (handle)
);
