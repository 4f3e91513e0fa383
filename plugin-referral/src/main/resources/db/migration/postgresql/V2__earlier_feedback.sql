-- What was written back to a sender before the latest feedback, sealed.
create table referral_feedback (
    id          uuid not null primary key,
    referral_id uuid not null references referral (id),
    words       text not null,
    told_at     timestamp with time zone not null
);
create index referral_feedback_referral on referral_feedback (referral_id, told_at, id);
