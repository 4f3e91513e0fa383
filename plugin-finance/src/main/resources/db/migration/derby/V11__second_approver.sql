-- What a first officer approved, where the council wants a second one to approve the same.
alter table access_request add column first_approver char(16) for bit data;
alter table access_request add column first_approved_at timestamp;
alter table access_request add column first_scope varchar(500);
alter table access_request add column first_until date;
