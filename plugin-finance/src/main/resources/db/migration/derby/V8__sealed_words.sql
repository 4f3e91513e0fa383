-- What people write is kept sealed, which takes more room; rows from before stay as they are.
alter table request_message alter column words set data type varchar(20000);
alter table access_request alter column decision_words set data type varchar(20000);
