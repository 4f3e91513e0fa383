-- A death or loss of capacity that was noted by mistake is put right: when, by whom and why.
alter table person_change add column withdrawn_at timestamptz;
alter table person_change add column withdrawn_by uuid;
alter table person_change add column withdrawal_reason varchar(500);
