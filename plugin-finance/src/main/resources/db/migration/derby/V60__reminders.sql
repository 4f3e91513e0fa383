-- Of which requests officers were reminded, and managers told, once for each deadline: with an answer the time begins anew.
create table request_reminder (
    id         char(16) for bit data not null primary key,
    request_id char(16) for bit data not null references access_request (id),
    kind       varchar(10) not null,
    due_at     timestamp not null,
    sent_at    timestamp not null,
    constraint request_reminder_once unique (request_id, kind, due_at)
);
