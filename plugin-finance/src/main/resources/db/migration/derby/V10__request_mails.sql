-- Which mails in core's outbox are about which request, so that officers see when one was refused.
-- The foreign key has an index of its own.
create table request_mail (
    mail_id    char(16) for bit data not null primary key,
    request_id char(16) for bit data not null references access_request (id)
);
