package org.guildhall.auth.ui;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.guildhall.ui.text.Words;

/** How long to wait, in words. */
public final class Waits {
    private static final long MINUTE = 60;

    private final Words words;
    private final Clock clock;

    /** Waits from now on. */
    public Waits(Words words, Clock clock) {
        this.words = words;
        this.clock = clock;
    }

    /** "30 seconds" or "5 minutes", rounded up. */
    public String until(Instant time) {
        long seconds = Math.max(
                1, Duration.between(clock.instant(), time).plusMillis(999).toSeconds());
        if (seconds < MINUTE) {
            return count("auth.wait.second", seconds);
        }
        return count("auth.wait.minute", (seconds + MINUTE - 1) / MINUTE);
    }

    private String count(String key, long number) {
        return number == 1 ? words.get(key) : words.get(key + "s", number);
    }
}
