-- Flows of requests as data: each version that something began in, as it was then.
create table request_flow (
    flow_key   varchar(80) not null primary key,
    definition clob        not null
);
-- Where a request stands in its flow; empty columns are of requests from before there were several.
alter table access_request add column flow_key varchar(80);
alter table access_request add column flow_step integer;
-- The request before an account that this one goes on from.
alter table access_request add column follows char(16) for bit data;
create index access_request_follows on access_request (follows);
-- A requester without an account: the address that a code confirmed, and the language to write in.
alter table access_request add column visitor_email varchar(254);
alter table access_request add column visitor_language varchar(20);
alter table access_request add column invited_at timestamp;
alter table access_request add column claimed_by char(16) for bit data;
alter table access_request add column claimed_at timestamp;
-- The flow that a draft was begun in.
alter table request_consent add column flow_key varchar(80);
alter table request_consent add column follows char(16) for bit data;
-- What somebody without an account has begun, after a code confirmed their address.
create table visitor_draft (
    draft_id     char(16) for bit data not null primary key,
    requester    char(16) for bit data not null,
    email        varchar(254) not null,
    language     varchar(20)  not null,
    text_version varchar(60)  not null,
    answer       varchar(10)  not null,
    given_at     timestamp    not null,
    flow_key     varchar(80)  not null,
    sent_by      varchar(64),
    cleared_at   timestamp
);
create index visitor_draft_cleared on visitor_draft (cleared_at, draft_id);
