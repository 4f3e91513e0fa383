-- When the draft was found gone and the files uploaded to it were deleted.
alter table request_consent add column cleared_at timestamp;
create index request_consent_cleared on request_consent (cleared_at, draft_id);
