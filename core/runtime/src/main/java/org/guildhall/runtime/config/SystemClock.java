package org.guildhall.runtime.config;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The real time in Europe/London, in microseconds, which is what both databases keep. */
@Component(service = Clock.class)
public final class SystemClock extends Clock {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final ZoneId zone;

    /** The council's clock. */
    @Activate
    public SystemClock() {
        this(LONDON);
    }

    private SystemClock(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new SystemClock(other);
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
