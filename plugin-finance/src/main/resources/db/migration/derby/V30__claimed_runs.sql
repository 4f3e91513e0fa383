-- A run can come by the folder, by the API or from another system; a server works on it under its claim.
alter table import_run add column origin varchar(20) not null default 'FOLDER';
alter table import_run add column source varchar(100) not null default '';
alter table import_run add column claimed_by char(16) for bit data;
alter table import_run add column last_line integer not null default 0;

-- Each token's run that is open, and when it was used last.
create table api_caller (
    token_id   char(16) for bit data not null primary key,
    run_id     char(16) for bit data,
    touched_at timestamp not null
);

-- What was answered to calls with a key, so that a call sent again gets the same answer.
create table api_call (
    token_id        char(16) for bit data not null,
    idempotency_key varchar(200) not null,
    fingerprint     char(64) not null,
    run_id          char(16) for bit data not null,
    line            integer not null,
    answered_at     timestamp not null,
    primary key (token_id, idempotency_key)
);
create index api_call_answered on api_call (answered_at);
