package org.guildhall.runtime.bundle;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Portals that stop when nobody uses them any more. */
final class Draining {
    private static final long LOOK_MILLIS = 250;
    /** So often nobody must be seen, for a tab may be about to come back after a break in its line. */
    private static final int LOOKS = 20;

    private final PortalSet portals;
    private final Map<String, CountDownLatch> under = new ConcurrentHashMap<>();

    Draining(PortalSet portals) {
        this.portals = portals;
    }

    /** Whether a portal is to stop. */
    boolean is(String name) {
        return under.containsKey(name);
    }

    /** Lets nobody new in, and does what stops it when the last one has left, at the latest after this time. */
    void begin(String name, Duration limit, Runnable stop) {
        CountDownLatch cancelled = new CountDownLatch(1);
        if (under.putIfAbsent(name, cancelled) != null) {
            return;
        }
        portals.close(name, true);
        Thread.ofVirtual().name("guildhall-drain-" + name).start(() -> {
            long end = System.nanoTime() + limit.toNanos();
            try {
                for (int left = 0;
                        left < LOOKS && System.nanoTime() < end;
                        left = portals.isInUse(name) ? 0 : left + 1) {
                    if (cancelled.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                        return;
                    }
                }
                if (cancelled.equals(under.get(name))) {
                    try {
                        stop.run();
                    } finally {
                        under.remove(name, cancelled);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** No longer waits for a portal to be left; whether it did. */
    boolean end(String name) {
        CountDownLatch waits = under.remove(name);
        if (waits != null) {
            waits.countDown();
        }
        return waits != null;
    }
}
