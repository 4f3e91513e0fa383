package org.guildhall.runtime.persistence;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.guildhall.api.persistence.Ids;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** UUIDv7 (RFC 9562): 48 bits of milliseconds, 12 bits of their fraction (method 3), 62 random bits. */
@Component
public final class TimeOrderedIds implements Ids {
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final AtomicLong last = new AtomicLong();

    /** Takes the time from the clock. */
    @Activate
    public TimeOrderedIds(@Reference Clock clock) {
        this.clock = clock;
    }

    @Override
    public UUID next() {
        Instant now = clock.instant();
        long fraction = (now.getNano() % 1_000_000) * 4096L / 1_000_000;
        long tick = now.toEpochMilli() << 12 | fraction;
        long stamp = last.updateAndGet(before -> Math.max(before + 1, tick));
        long high = (stamp >>> 12) << 16 | 0x7000 | stamp & 0xfff;
        long low = random.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
