-- When the requester last answered: the queue tells such requests from new ones.
alter table access_request add column answered_at timestamp;
