-- Secret addresses under which a party's calendar program reads the dates of a case; core keeps the token, as a keyed hash.
create table send_calendar (
    id      char(16) for bit data not null primary key,
    case_id char(16) for bit data not null references send_case (id),
    account char(16) for bit data not null,
    made_at timestamp not null,
    constraint send_calendar_once unique (case_id, account)
);
create index send_calendar_account on send_calendar (account);
