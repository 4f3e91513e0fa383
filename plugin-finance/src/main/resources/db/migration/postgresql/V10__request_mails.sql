-- Which mails in core's outbox are about which request, so that officers see when one was refused.
create table request_mail (
    mail_id    uuid not null primary key,
    request_id uuid not null references access_request (id)
);
create index request_mail_request on request_mail (request_id);
