-- What people write is kept sealed, which takes more room; rows from before stay as they are.
alter table request_message alter column words type varchar(20000);
alter table access_request alter column decision_words type varchar(20000);
