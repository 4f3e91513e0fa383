-- Of which referrals officers were told that they have come, that their time runs out or that it has; a move begins anew.
create table referral_reminder (
    id          uuid not null primary key,
    referral_id uuid not null references referral (id),
    kind        varchar(10) not null,
    sent_at     timestamp with time zone not null,
    constraint referral_reminder_once unique (referral_id, kind)
);
