-- What a first officer approved, where the council wants a second one to approve the same.
alter table access_request add column first_approver uuid;
alter table access_request add column first_approved_at timestamp with time zone;
alter table access_request add column first_scope varchar(500);
alter table access_request add column first_until date;
