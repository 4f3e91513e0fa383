-- Versions of forms, as they were written; one never changes.
create table send_form_version (
    id         char(16) for bit data not null primary key,
    name       varchar(60) not null,
    number     integer not null,
    definition clob not null,
    digest     varchar(64) not null,
    shipped    smallint not null,
    added_by   varchar(80) not null,
    added_at   timestamp not null,
    constraint send_form_version_once unique (name, number)
);

-- Forms that were sent to parties, and what came back.
create table send_action (
    id              char(16) for bit data not null primary key,
    version         integer not null,
    case_id         char(16) for bit data not null references send_case (id),
    account         char(16) for bit data not null,
    form_version_id char(16) for bit data not null references send_form_version (id),
    client_id       char(16) for bit data not null,
    state           varchar(20) not null,
    due_on          date not null,
    sent_at         timestamp not null,
    -- the answers under way, which core keeps
    draft_id        char(16) for bit data,
    submitted_at    timestamp,
    answers         clob,
    withdrawn_why   clob,
    reminded_at     timestamp,
    overdue_told_at timestamp,
    constraint send_action_once unique (case_id, client_id, account)
);
create index send_action_case on send_action (case_id, due_on, id);
create index send_action_due on send_action (state, due_on);
create index send_action_account on send_action (account);
create index send_action_draft on send_action (draft_id);
