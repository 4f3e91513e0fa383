-- How far each document source has come, and its run that is not finished.
create table import_source (
    name          varchar(60)  not null primary key,
    came_to       varchar(200) not null,
    run_id        char(16) for bit data
);
