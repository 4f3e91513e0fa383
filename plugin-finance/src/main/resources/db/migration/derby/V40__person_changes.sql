-- What happened to people that bears on who may read their documents, and who was told that their access ends.
create table person_change (
    id          char(16) for bit data not null primary key,
    person_id   char(16) for bit data not null,
    kind        varchar(20) not null,
    happened_on date not null,
    noted_by    char(16) for bit data not null,
    noted_at    timestamp not null
);
create index person_change_person on person_change (person_id);

create table grant_reminder (
    grant_id char(16) for bit data not null primary key,
    sent_at  timestamp not null
);
