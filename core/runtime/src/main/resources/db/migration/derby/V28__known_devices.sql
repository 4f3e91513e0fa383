CREATE TABLE core.known_device (
    account_id CHAR(16) FOR BIT DATA NOT NULL REFERENCES core.account (id),
    hash CHAR(64) NOT NULL,
    last_used_at TIMESTAMP NOT NULL,
    PRIMARY KEY (account_id, hash)
);

CREATE INDEX known_device_last_used ON core.known_device (last_used_at);
