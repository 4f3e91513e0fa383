-- Cases: one child's or young person's way through an EHC needs assessment and plan.
-- A foreign key has an index of its own.
create table send_case (
    id               char(16) for bit data          not null primary key,
    version          integer       not null,
    reference        varchar(20)   not null,
    -- what the council's other system calls it; a second import finds it by this
    former_reference varchar(60),
    forename         varchar(100)  not null,
    surname          varchar(100)  not null,
    birth            date          not null,
    address          clob          not null,
    -- moves between schools that are known, as KIND DATE, one after the other
    transfers        varchar(500)  not null,
    received         date          not null,
    asked_by         varchar(20)   not null,
    asker_name       varchar(210)  not null,
    asker_email      varchar(254)  not null,
    state            varchar(20)   not null,
    closed_on        date,
    closed_why       clob,
    caseworker       char(16) for bit data,
    search_text      varchar(1000) not null,
    -- derived from the events in the transaction that writes them, so that lists need not
    stage            varchar(40)   not null,
    stage_place      smallint      not null,
    ending           varchar(40),
    next_rule        varchar(80),
    next_limit       date,
    derived_on       date          not null,
    opened_at        timestamp not null,
    constraint send_case_reference unique (reference),
    constraint send_case_former unique (former_reference)
);
create index send_case_limit on send_case (state, next_limit, id);
create index send_case_mine on send_case (caseworker, state, next_limit);
create index send_case_child on send_case (surname, forename, id);
create index send_case_birth on send_case (birth, id);

-- What happened and when, in law. What was noted wrongly is superseded and stays.
create table send_event (
    id             char(16) for bit data        not null primary key,
    case_id        char(16) for bit data        not null references send_case (id),
    kind           varchar(40) not null,
    legal_date     date        not null,
    remedy         varchar(40),
    reason         clob,
    noted_by       varchar(80) not null,
    noted_at       timestamp not null,
    superseded_at  timestamp,
    superseded_by  varchar(80),
    superseded_why clob,
    replaced_by    char(16) for bit data
);
create index send_event_case on send_event (case_id, legal_date, id);
create index send_event_kind on send_event (kind, legal_date);

-- Exceptions of the regulations that the council relies on, beside a limit that stays where it is.
create table send_exception (
    id            char(16) for bit data        not null primary key,
    case_id       char(16) for bit data        not null references send_case (id),
    rule          varchar(80) not null,
    -- from which the limit is counted; none means whichever began last
    event_id      char(16) for bit data,
    ground        varchar(80) not null,
    reason        clob        not null,
    noted_by      varchar(80) not null,
    noted_at      timestamp not null,
    withdrawn_at  timestamp,
    withdrawn_by  varchar(80),
    withdrawn_why clob
);
create index send_exception_case on send_exception (case_id, noted_at, id);

-- Notes that only the council sees.
create table send_note (
    id         char(16) for bit data not null primary key,
    case_id    char(16) for bit data not null references send_case (id),
    author     char(16) for bit data not null,
    words      clob not null,
    written_at timestamp not null
);
create index send_note_case on send_note (case_id, written_at, id);

-- What parents are told of on the dashboard: that something happened, and no words about it.
create table send_update (
    id       char(16) for bit data        not null primary key,
    case_id  char(16) for bit data        not null references send_case (id),
    kind     varchar(40) not null,
    event_id char(16) for bit data        not null references send_event (id),
    legal_date date      not null,
    told_at  timestamp not null
);
create index send_update_case on send_update (case_id, told_at, id);

-- Invitations to see a case, from the draft to the answer.
create table send_invitation (
    id                char(16) for bit data         not null primary key,
    version           integer      not null,
    case_id           char(16) for bit data         not null references send_case (id),
    kind              varchar(30)  not null,
    name              varchar(210) not null,
    email             varchar(254) not null,
    language          varchar(20)  not null,
    basis             varchar(30),
    basis_words       clob,
    state             varchar(20)  not null,
    -- each code and each link has a number: one of a former number opens nothing
    code_number       integer      not null,
    code_tries        integer      not null,
    link_number       integer      not null,
    expires_at        timestamp,
    account           char(16) for bit data,
    address_confirmed smallint     not null,
    address_words     clob,
    ended_words       clob,
    created_by        varchar(80)  not null,
    created_at        timestamp not null,
    changed_at        timestamp not null
);
create index send_invitation_case on send_invitation (case_id, created_at, id);
create index send_invitation_email on send_invitation (email, state);
create index send_invitation_account on send_invitation (account, state);
create index send_invitation_expiry on send_invitation (state, expires_at);

-- Who may see a case, asked at each use.
create table send_party (
    id             char(16) for bit data         not null primary key,
    version        integer      not null,
    case_id        char(16) for bit data         not null references send_case (id),
    account        char(16) for bit data         not null,
    kind           varchar(30)  not null,
    state          varchar(20)  not null,
    invitation_id  char(16) for bit data         not null references send_invitation (id),
    basis          varchar(30),
    basis_words    clob,
    sees_dates     smallint     not null,
    sees_documents smallint     not null,
    sees_address   smallint     not null,
    since          timestamp not null,
    ended_at       timestamp,
    ended_words    clob,
    constraint send_party_once unique (case_id, account)
);
create index send_party_account on send_party (account, state);

-- Who does a caseworker's work while the caseworker is away.
create table send_cover (
    id         char(16) for bit data not null primary key,
    caseworker char(16) for bit data not null,
    colleague  char(16) for bit data not null,
    from_day   date not null,
    until_day  date not null,
    noted_at   timestamp not null
);
create index send_cover_caseworker on send_cover (caseworker, until_day);
create index send_cover_colleague on send_cover (colleague, until_day);
