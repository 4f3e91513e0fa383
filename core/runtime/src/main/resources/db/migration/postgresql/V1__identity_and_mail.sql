CREATE TABLE account (
    id UUID NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    email VARCHAR(254) NOT NULL CONSTRAINT account_email UNIQUE,
    forename VARCHAR(100) NOT NULL,
    surname VARCHAR(100) NOT NULL,
    phone VARCHAR(40) NOT NULL,
    property_name VARCHAR(100) NOT NULL,
    house_number VARCHAR(100) NOT NULL,
    street VARCHAR(100) NOT NULL,
    area VARCHAR(100) NOT NULL,
    town VARCHAR(100) NOT NULL,
    county VARCHAR(100) NOT NULL,
    postcode VARCHAR(10) NOT NULL,
    uprn VARCHAR(12),
    organisation VARCHAR(200),
    job_title VARCHAR(200),
    work_phone VARCHAR(40),
    professional_role VARCHAR(100),
    language VARCHAR(10) NOT NULL,
    active BOOLEAN NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    search_text VARCHAR(500) NOT NULL
);

CREATE TABLE account_role (
    account_id UUID NOT NULL REFERENCES account (id),
    role VARCHAR(40) NOT NULL,
    PRIMARY KEY (account_id, role)
);

CREATE INDEX account_role_role ON account_role (role);

CREATE TABLE password (
    account_id UUID NOT NULL PRIMARY KEY REFERENCES account (id),
    encoded VARCHAR(300) NOT NULL,
    policy VARCHAR(60) NOT NULL,
    set_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE password_history (
    id UUID NOT NULL PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES account (id),
    encoded VARCHAR(300) NOT NULL,
    replaced_at TIMESTAMPTZ NOT NULL
);

CREATE INDEX password_history_account ON password_history (account_id, replaced_at);

-- names hold keyed hashes of addresses, never an address
CREATE TABLE throttle (
    name VARCHAR(100) NOT NULL PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_at TIMESTAMPTZ NOT NULL,
    blocked_until TIMESTAMPTZ,
    told_at TIMESTAMPTZ
);

CREATE INDEX throttle_last ON throttle (last_at);

CREATE TABLE one_time_code (
    id UUID NOT NULL PRIMARY KEY,
    purpose VARCHAR(60) NOT NULL,
    subject VARCHAR(64) NOT NULL,
    client VARCHAR(64) NOT NULL,
    hash VARCHAR(64) NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    wrong_tries INTEGER NOT NULL,
    used_at TIMESTAMPTZ,
    void_at TIMESTAMPTZ
);

CREATE INDEX one_time_code_subject ON one_time_code (subject, purpose, created_at);
CREATE INDEX one_time_code_client ON one_time_code (client, created_at);
CREATE INDEX one_time_code_created ON one_time_code (created_at);

CREATE TABLE wrong_code (
    id UUID NOT NULL PRIMARY KEY,
    purpose VARCHAR(60) NOT NULL,
    subject VARCHAR(64) NOT NULL,
    client VARCHAR(64) NOT NULL,
    tried_at TIMESTAMPTZ NOT NULL
);

CREATE INDEX wrong_code_subject ON wrong_code (subject, purpose, tried_at);
CREATE INDEX wrong_code_client ON wrong_code (client, tried_at);
CREATE INDEX wrong_code_tried ON wrong_code (tried_at);

CREATE TABLE one_time_link (
    hash VARCHAR(64) NOT NULL PRIMARY KEY,
    purpose VARCHAR(60) NOT NULL,
    subject VARCHAR(300) NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    used_at TIMESTAMPTZ
);

CREATE INDEX one_time_link_expires ON one_time_link (expires_at);
CREATE INDEX one_time_link_subject ON one_time_link (subject, purpose);

CREATE TABLE signed_in_session (
    id UUID NOT NULL PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES account (id),
    client_address VARCHAR(64) NOT NULL,
    browser VARCHAR(200) NOT NULL,
    started_at TIMESTAMPTZ NOT NULL,
    last_active_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ
);

CREATE INDEX signed_in_session_account ON signed_in_session (account_id, ended_at);
CREATE INDEX signed_in_session_active ON signed_in_session (last_active_at);

CREATE TABLE outbox (
    id UUID NOT NULL PRIMARY KEY,
    message_id VARCHAR(120) NOT NULL,
    recipient VARCHAR(254) NOT NULL,
    sender VARCHAR(254) NOT NULL,
    sender_name VARCHAR(200) NOT NULL,
    subject VARCHAR(300) NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    state VARCHAR(10) NOT NULL,
    tries INTEGER NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    next_try_at TIMESTAMPTZ,
    sent_at TIMESTAMPTZ,
    taken_by VARCHAR(40),
    problem VARCHAR(500)
);

CREATE INDEX outbox_due ON outbox (state, next_try_at);
CREATE INDEX outbox_newest ON outbox (state, created_at);
