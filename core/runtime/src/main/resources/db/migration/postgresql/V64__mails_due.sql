-- The next mail is read from this alone; without the id all that wait were sorted for each, with their texts.
DROP INDEX core.outbox_due;
CREATE INDEX outbox_due ON core.outbox (state, next_try_at, id);
