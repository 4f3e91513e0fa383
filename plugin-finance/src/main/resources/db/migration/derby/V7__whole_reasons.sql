-- Every fault of a line is named, not only the first.
alter table import_line alter column reason set data type varchar(2000);
