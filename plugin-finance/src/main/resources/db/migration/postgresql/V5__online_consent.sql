-- What the person represented answered when they were asked online whether somebody may see their documents.
create table online_consent (
    request_id   uuid not null primary key references access_request (id),
    email        varchar(254) not null,
    asked_at     timestamp with time zone not null,
    account      uuid,
    answer       varchar(10),
    text_version varchar(60),
    answered_at  timestamp with time zone
);
create index online_consent_email on online_consent (email);
