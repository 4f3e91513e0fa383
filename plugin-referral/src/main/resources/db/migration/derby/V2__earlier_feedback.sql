-- What was written back to a sender before the latest feedback, sealed.
create table referral_feedback (
    id          char(16) for bit data not null primary key,
    referral_id char(16) for bit data not null references referral (id),
    words       clob not null,
    told_at     timestamp not null
);
create index referral_feedback_referral on referral_feedback (referral_id, told_at, id);
