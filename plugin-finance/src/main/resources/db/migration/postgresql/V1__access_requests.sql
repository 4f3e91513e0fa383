-- Access requests: what was asked, by whom, about whom, and what was decided.
create table access_request (
    id                 uuid         not null primary key,
    version            integer      not null,
    draft_id           uuid         not null,
    reference          varchar(60)  not null,
    requester          uuid         not null,
    role               varchar(60)  not null,
    state              varchar(30)  not null,
    open_key           varchar(64)  not null,
    requester_forename varchar(100) not null,
    requester_surname  varchar(100) not null,
    person_forename    varchar(100) not null,
    person_surname     varchar(100) not null,
    form_version       integer      not null,
    answers            text         not null,
    submitted_at       timestamp with time zone    not null,
    due_at             timestamp with time zone    not null,
    assignee           uuid,
    person_id          uuid,
    decided_at         timestamp with time zone,
    decided_by         uuid,
    reason             varchar(40),
    decision_words     varchar(4000),
    -- one draft makes one request, however often it is sent
    constraint access_request_draft unique (draft_id),
    constraint access_request_reference unique (reference),
    -- one open request of one requester about one person
    constraint access_request_open unique (open_key)
);
create index access_request_requester on access_request (requester, submitted_at);
create index access_request_queue on access_request (state, due_at, id);
create index access_request_mine on access_request (assignee, state, due_at);
create index access_request_decided on access_request (decided_at);

-- What was written between council and requester (asked, answered), and notes that only the council sees.
create table request_message (
    id         uuid         not null primary key,
    request_id uuid         not null references access_request (id),
    kind       varchar(10)   not null,
    author     uuid         not null,
    words      varchar(4000) not null,
    written_at timestamp with time zone    not null
);
create index request_message_request on request_message (request_id, written_at, id);

-- Files that prove a role; their bytes are in the document store.
create table request_evidence (
    document_id uuid      not null primary key,
    request_id  uuid      not null references access_request (id),
    sent_at     timestamp with time zone not null
);
create index request_evidence_request on request_evidence (request_id, sent_at);

-- Who agreed to which wording before a request was begun.
create table request_consent (
    draft_id     uuid        not null primary key,
    account      uuid        not null,
    text_version varchar(60) not null,
    answer       varchar(10) not null,
    given_at     timestamp with time zone   not null
);
create index request_consent_account on request_consent (account);
