-- What one party and the council write to each other under one subject; no other party ever sees it.
create table send_thread (
    id            uuid not null primary key,
    version       integer not null,
    case_id       uuid not null references send_case (id),
    account       uuid not null,
    type_english  varchar(150) not null,
    type_welsh    varchar(150) not null,
    subject       text not null,
    last_at       timestamp with time zone not null,
    -- when the party wrote what nobody has answered yet
    waiting_since timestamp with time zone,
    reminded_at   timestamp with time zone
);
create index send_thread_case on send_thread (case_id, last_at, id);
create index send_thread_last on send_thread (last_at, id);
create index send_thread_waiting on send_thread (waiting_since, id);

-- Messages. Who wrote one has sent it once under the id that the page made, to each party.
create table send_message (
    id         uuid not null primary key,
    thread_id  uuid not null references send_thread (id),
    case_id    uuid not null references send_case (id),
    account    uuid not null,
    client_id  uuid not null,
    author     uuid not null,
    addressee  uuid,
    from_party smallint not null,
    words      text not null,
    sent_at    timestamp with time zone not null,
    read_at    timestamp with time zone,
    read_by    uuid,
    constraint send_message_once unique (author, client_id, account)
);
create index send_message_thread on send_message (thread_id, sent_at, id);
create index send_message_box on send_message (account, case_id, from_party, sent_at, id);
create index send_message_case on send_message (case_id, from_party, read_at);
create index send_message_pace on send_message (author, sent_at);

-- Files of messages.
create table send_message_file (
    id          uuid not null primary key,
    message_id  uuid not null references send_message (id),
    document_id uuid not null
);
create index send_message_file_message on send_message_file (message_id);
create index send_message_file_document on send_message_file (document_id);

-- Pages to which somebody may have uploaded files that are sent with nothing.
create table send_upload (
    id       uuid not null primary key,
    account  uuid not null,
    begun_at timestamp with time zone not null
);
create index send_upload_at on send_upload (begun_at, id);
