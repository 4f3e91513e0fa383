-- What officers search the queue by; made by the database, so that what an older version of the portal adds is found too.
alter table access_request add column search_text varchar(500) generated always as
    (lower(reference || ' ' || person_forename || ' ' || person_surname || ' ' || requester_forename || ' ' || requester_surname));

-- The queue is read a page at a time, in the order of the column that was chosen.
create index access_request_received on access_request (state, submitted_at, id);
create index access_request_person on access_request (state, person_surname, person_forename, id);
create index access_request_decided_list on access_request (state, decided_at, id);
