-- A death or loss of capacity that was noted by mistake is put right: when, by whom and why.
alter table person_change add column withdrawn_at timestamp;
alter table person_change add column withdrawn_by char(16) for bit data;
alter table person_change add column withdrawal_reason varchar(500);
