-- Secret addresses under which a party's calendar program reads the dates of a case; core keeps the token, as a keyed hash.
create table send_calendar (
    id      uuid not null primary key,
    case_id uuid not null references send_case (id),
    account uuid not null,
    made_at timestamp with time zone not null,
    constraint send_calendar_once unique (case_id, account)
);
create index send_calendar_account on send_calendar (account);
