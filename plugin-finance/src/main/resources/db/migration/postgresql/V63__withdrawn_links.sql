-- when an officer made the links to register useless that were mailed for a request
alter table access_request add column link_withdrawn_at timestamp with time zone;
