-- Since when a draft has been gone: a page that is still open may bring it a file for another day.
alter table referral_begun add column gone_at timestamp;
