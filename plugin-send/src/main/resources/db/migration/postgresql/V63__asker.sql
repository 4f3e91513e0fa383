-- which cases are of somebody's own family is asked with each list
create index send_case_asker on send_case (asker_email);
