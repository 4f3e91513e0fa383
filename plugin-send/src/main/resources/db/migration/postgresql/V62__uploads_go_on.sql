-- What the page is about, so that who opens it again finds the files that they have uploaded there.
alter table send_upload add column about varchar(80);
create index send_upload_about on send_upload (account, about);
