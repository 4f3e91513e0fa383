-- Referrals: what was sent, by whom, about whom, and what came of it.
create table referral (
    id            uuid          not null primary key,
    version       integer       not null,
    draft_id      uuid          not null,
    inbox         varchar(40)   not null,
    reference     varchar(20)   not null,
    form          varchar(80)   not null,
    form_version  integer       not null,
    sender        uuid          not null,
    sender_name   varchar(210)  not null,
    about         varchar(500)  not null,
    search_text   varchar(1000) not null,
    answers       text          not null,
    -- 1 where the sender says that a child is in danger now
    urgent        smallint      not null,
    state         varchar(20)   not null,
    received_at   timestamp with time zone not null,
    due_at        timestamp with time zone not null,
    assignee      uuid,
    outcome       varchar(40),
    outcome_words text,
    decided_at    timestamp with time zone,
    decided_by    uuid,
    feedback      text,
    feedback_at   timestamp with time zone,
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
    id            uuid         not null primary key,
    referral_id   uuid         not null references referral (id),
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
create index referral_person_referral on referral_person (referral_id);
create index referral_person_surname on referral_person (plain_surname);
create index referral_person_birth on referral_person (birth);
create index referral_person_postcode on referral_person (postcode);

-- Notes that only the council sees, with the inbox in which they were written: a wall stays around them.
create table referral_entry (
    id          uuid        not null primary key,
    referral_id uuid        not null references referral (id),
    inbox       varchar(40) not null,
    author      uuid        not null,
    words       text        not null,
    written_at  timestamp with time zone not null
);
create index referral_entry_referral on referral_entry (referral_id, written_at, id);

-- Referrals about the same event (duplicate) or the same family (sibling); one row for both directions.
create table referral_link (
    id          uuid         not null primary key,
    referral_id uuid         not null references referral (id),
    other_id    uuid         not null references referral (id),
    kind        varchar(20)  not null,
    linked_by   uuid         not null,
    linked_at   timestamp with time zone not null,
    constraint referral_link_once unique (referral_id, other_id)
);
create index referral_link_other on referral_link (other_id);

-- Files that were sent with it; their bytes are in the document store.
create table referral_attachment (
    document_id uuid not null primary key,
    referral_id uuid not null references referral (id),
    sent_at     timestamp with time zone not null
);
create index referral_attachment_referral on referral_attachment (referral_id, sent_at);

-- Drafts that were begun, until they are gone: files of drafts that nobody sent are deleted after them.
create table referral_begun (
    draft_id uuid not null primary key,
    begun_at timestamp with time zone not null
);
