-- A recalled document stays as a record; its identifier is free for the right one, so it is unique among those of one number.
alter table finance_document add column recall_number integer not null default 0;
alter table finance_document add column recalled_at timestamp with time zone;
alter table finance_document add column recalled_by varchar(80);
alter table finance_document add column recall_reason varchar(1000);
alter table finance_document add column deleted_at timestamp with time zone;
alter table finance_document add column deleted_by varchar(80);
alter table finance_document drop constraint finance_document_external;
alter table finance_document add constraint finance_document_external unique (external_id, recall_number);

-- Lists begin with the newest, and Derby reads an index in its own direction only.
create index finance_document_newest on finance_document (person_id, published_date desc, id desc);
create index finance_document_newest_dated on finance_document (person_id, document_date desc, id desc);
