-- Documents of cases; their bytes are core's.
create table send_document (
    id            uuid not null primary key,
    version       integer not null,
    case_id       uuid not null references send_case (id),
    document_id   uuid not null,
    -- pressed twice, an upload is published once
    upload_id     uuid not null,
    kind          varchar(30) not null,
    description   varchar(300) not null,
    search_text   varchar(1000) not null,
    document_date date not null,
    state         varchar(20) not null,
    publish_on    date not null,
    published_at  timestamp with time zone,
    withdrawn_why text,
    added_at      timestamp with time zone not null,
    constraint send_document_once unique (case_id, upload_id, document_id)
);
create index send_document_case on send_document (case_id, added_at, id);
create index send_document_file on send_document (document_id);
create index send_document_due on send_document (state, publish_on);

-- To whom a document is published.
create table send_document_reader (
    id               uuid not null primary key,
    case_document_id uuid not null references send_document (id),
    account          uuid not null,
    opened_at        timestamp with time zone,
    constraint send_document_reader_once unique (case_document_id, account)
);
create index send_document_reader_of on send_document_reader (account, case_document_id);

-- Which party opened which document when.
create table send_opening (
    id               uuid not null primary key,
    case_document_id uuid not null references send_document (id),
    account          uuid not null,
    opened_at        timestamp with time zone not null
);
create index send_opening_document on send_opening (case_document_id, opened_at);
create index send_opening_account on send_opening (account);
