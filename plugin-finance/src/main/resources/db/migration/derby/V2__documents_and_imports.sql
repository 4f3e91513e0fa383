-- Documents of the finance system; their bytes are in the document store.
create table finance_document (
    id             char(16) for bit data         not null primary key,
    external_id    varchar(200) not null,
    person_id      char(16) for bit data         not null,
    kind           varchar(60)  not null,
    document_date  date         not null,
    published_date date         not null,
    description    varchar(500) not null,
    search_text    varchar(600) not null,
    document_id    char(16) for bit data         not null,
    sha256         char(64)     not null,
    media_type     varchar(100) not null,
    size_in_bytes  bigint       not null,
    run_id         char(16) for bit data         not null,
    imported_at    timestamp    not null,
    constraint finance_document_external unique (external_id),
    constraint finance_document_stored unique (document_id)
);
create index finance_document_list on finance_document (person_id, published_date, id);
create index finance_document_dated on finance_document (person_id, document_date, id);
create index finance_document_run on finance_document (run_id);

-- Which documents an account has read.
create table document_read (
    account      char(16) for bit data      not null,
    document_id  char(16) for bit data      not null references finance_document (id),
    read_at      timestamp not null,
    primary key (account, document_id)
);

-- When an account looked at a person's documents, and when the time before that.
create table document_visit (
    account     char(16) for bit data      not null,
    person_id   char(16) for bit data      not null,
    visited_at  timestamp not null,
    before_that timestamp,
    primary key (account, person_id)
);

-- Each manifest that was dropped is one run.
create table import_run (
    id           char(16) for bit data         not null primary key,
    kind         varchar(20)  not null,
    started_at   timestamp    not null,
    finished_at  timestamp,
    lines_taken  integer      not null,
    lines_here   integer      not null,
    lines_refused integer     not null
);
create index import_run_started on import_run (started_at, id);

-- What became of each line; written in the same transaction as what it brought.
create table import_line (
    run_id      char(16) for bit data         not null references import_run (id),
    line        integer      not null,
    external_id varchar(200) not null,
    outcome     varchar(20)  not null,
    reason      varchar(500) not null,
    primary key (run_id, line)
);
create index import_line_outcome on import_line (run_id, outcome, line);

-- Whose holders were told of a run; written with their mails.
create table import_notice (
    run_id    char(16) for bit data not null references import_run (id),
    person_id char(16) for bit data not null,
    primary key (run_id, person_id)
);
