-- What the person represented answered when they were asked online whether somebody may see their documents.
create table online_consent (
    request_id   char(16) for bit data not null primary key references access_request (id),
    email        varchar(254) not null,
    asked_at     timestamp not null,
    account      char(16) for bit data,
    answer       varchar(10),
    text_version varchar(60),
    answered_at  timestamp
);
create index online_consent_email on online_consent (email);
