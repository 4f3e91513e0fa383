-- What happened to people that bears on who may read their documents, and who was told that their access ends.
create table person_change (
    id          uuid not null primary key,
    person_id   uuid not null,
    kind        varchar(20) not null,
    happened_on date not null,
    noted_by    uuid not null,
    noted_at    timestamptz not null
);
create index person_change_person on person_change (person_id);

create table grant_reminder (
    grant_id uuid not null primary key,
    sent_at  timestamptz not null
);
