package org.guildhall.product;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what the product does in its own time. */
final class Await {
    /** Far more than anything takes on a machine with much else to do. */
    static final Duration LIMIT = Duration.ofSeconds(90);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private Await() {}

    /** The value as soon as there is one. */
    static <T> T value(String what, Duration limit, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            Optional<T> value = look.get();
            if (value.isPresent()) {
                return value.get();
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within " + limit.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** The value as soon as there is one, which is soon. */
    static <T> T value(String what, Supplier<Optional<T>> look) {
        return value(what, LIMIT, look);
    }

    /** Returns once the condition holds, which is soon. */
    static void until(String what, BooleanSupplier holds) {
        until(what, LIMIT, holds);
    }

    /** Returns once the condition holds. */
    static void until(String what, Duration limit, BooleanSupplier holds) {
        value(what, limit, () -> holds.getAsBoolean() ? Optional.of(Boolean.TRUE) : Optional.empty());
    }
}
