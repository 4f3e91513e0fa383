-- Requests from before an account are their claimer's too: found by who claimed them, and by what goes on from them.
create index access_request_claimed on access_request (claimed_by);
create index request_consent_follows on request_consent (follows);
