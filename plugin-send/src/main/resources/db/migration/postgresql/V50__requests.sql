-- Requests for an assessment that came over the portal: what was answered, and the case that was opened for it.
create table send_request (
    id           uuid not null primary key,
    case_id      uuid not null references send_case (id),
    -- the same draft sent twice is one request
    draft_id     uuid not null,
    account      uuid not null,
    form_version integer not null,
    answers      text not null,
    received_at  timestamp with time zone not null,
    decide_by    date not null,
    constraint send_request_once unique (draft_id)
);
create index send_request_case on send_request (case_id);
create index send_request_account on send_request (account, received_at);
