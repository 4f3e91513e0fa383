-- Requests for an assessment that came over the portal: what was answered, and the case that was opened for it.
create table send_request (
    id           char(16) for bit data not null primary key,
    case_id      char(16) for bit data not null references send_case (id),
    -- the same draft sent twice is one request
    draft_id     char(16) for bit data not null,
    account      char(16) for bit data not null,
    form_version integer not null,
    answers      clob not null,
    received_at  timestamp not null,
    decide_by    date not null,
    constraint send_request_once unique (draft_id)
);
create index send_request_account on send_request (account, received_at);
