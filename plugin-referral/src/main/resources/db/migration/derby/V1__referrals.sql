-- Referrals: what was sent, by whom, about whom, and what came of it.
-- A foreign key has an index of its own.
create table referral (
    id            char(16) for bit data          not null primary key,
    version       integer       not null,
    draft_id      char(16) for bit data          not null,
    inbox         varchar(40)   not null,
    reference     varchar(20)   not null,
    form          varchar(80)   not null,
    form_version  integer       not null,
    sender        char(16) for bit data          not null,
    sender_name   varchar(210)  not null,
    about         varchar(500)  not null,
    search_text   varchar(1000) not null,
    answers       clob          not null,
    -- 1 where the sender says that a child is in danger now
    urgent        smallint      not null,
    state         varchar(20)   not null,
    received_at   timestamp not null,
    due_at        timestamp not null,
    assignee      char(16) for bit data,
    outcome       varchar(40),
    outcome_words clob,
    decided_at    timestamp,
    decided_by    char(16) for bit data,
    feedback      clob,
    feedback_at   timestamp,
    -- one draft makes one referral, however often it is sent
    constraint referral_draft unique (draft_id),
    constraint referral_reference unique (reference)
);
create index referral_inbox on referral (inbox, state, due_at, id);
create index referral_sender on referral (sender, received_at);
create index referral_mine on referral (assignee, state, due_at);
create index referral_decided on referral (decided_at, id);
create index referral_received on referral (received_at);

-- Whom it is about, in the form in which referrals about the same people are found.
create table referral_person (
    id            char(16) for bit data         not null primary key,
    referral_id   char(16) for bit data         not null references referral (id),
    kind          varchar(20)  not null,
    forename      varchar(100) not null,
    surname       varchar(100) not null,
    plain_name    varchar(220) not null,
    plain_surname varchar(110) not null,
    birth         date,
    postcode      varchar(10)  not null,
    uprn          varchar(20),
    address       varchar(800) not null
);
create index referral_person_surname on referral_person (plain_surname);
create index referral_person_birth on referral_person (birth);
create index referral_person_postcode on referral_person (postcode);

-- Notes that only the council sees, with the inbox in which they were written: a wall stays around them.
create table referral_entry (
    id          char(16) for bit data        not null primary key,
    referral_id char(16) for bit data        not null references referral (id),
    inbox       varchar(40) not null,
    author      char(16) for bit data        not null,
    words       clob        not null,
    written_at  timestamp not null
);
create index referral_entry_referral on referral_entry (referral_id, written_at, id);

-- Referrals about the same event (duplicate) or the same family (sibling); one row for both directions.
create table referral_link (
    id          char(16) for bit data         not null primary key,
    referral_id char(16) for bit data         not null references referral (id),
    other_id    char(16) for bit data         not null references referral (id),
    kind        varchar(20)  not null,
    linked_by   char(16) for bit data         not null,
    linked_at   timestamp not null,
    constraint referral_link_once unique (referral_id, other_id)
);

-- Files that were sent with it; their bytes are in the document store.
create table referral_attachment (
    document_id char(16) for bit data not null primary key,
    referral_id char(16) for bit data not null references referral (id),
    sent_at     timestamp not null
);
create index referral_attachment_referral on referral_attachment (referral_id, sent_at);

-- Drafts that were begun, until they are gone: files of drafts that nobody sent are deleted after them.
create table referral_begun (
    draft_id char(16) for bit data not null primary key,
    begun_at timestamp not null
);
