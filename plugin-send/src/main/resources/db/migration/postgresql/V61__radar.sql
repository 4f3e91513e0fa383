-- The counts of the breach radar and of the list of cases are read from this alone.
create index send_case_radar on send_case (state, stage, caseworker, next_limit);
