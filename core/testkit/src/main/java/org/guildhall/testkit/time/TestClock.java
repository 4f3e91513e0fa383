package org.guildhall.testkit.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. */
public final class TestClock extends Clock {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    private TestClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** A clock in Europe/London that shows this time. */
    public static TestClock at(Instant time) {
        return new TestClock(new AtomicReference<>(time), LONDON);
    }

    /** Monday 4 May 2026 at 10:00 in London. */
    public static TestClock onAMondayMorning() {
        return at(Instant.parse("2026-05-04T09:00:00Z"));
    }

    /** Moves on. */
    public void advance(Duration by) {
        now.updateAndGet(time -> time.plus(by));
    }

    /** Moves to this time. */
    public void set(Instant time) {
        now.set(time);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new TestClock(now, other);
    }

    @Override
    public Instant instant() {
        return now.get();
    }
}
