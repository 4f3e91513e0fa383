package org.guildhall.runtime.bundle;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.guildhall.api.error.RefusedException;
import org.guildhall.runtime.bundle.PortalSet.Start;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the portals that the server starts as it starts itself: one that does not come to serve is started again a few times,
 * then left alone with its reason, so that it holds up neither the others nor the next start.
 */
final class RestoredPortals {
    /** So often a portal is started in vain, before it is left alone. */
    static final int MOST_TRIES = 3;

    private static final Logger LOG = LoggerFactory.getLogger(RestoredPortals.class);
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(2), Duration.ofSeconds(10));

    /** Others are not kept waiting for longer; a start that takes longer goes on beside them. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** After an update of the product much may have to be migrated. */
    private static final Duration LIMIT = Duration.ofMinutes(15);

    private static final long LOOK_MILLIS = 100;

    private final PortalSet portals;
    private final InstalledSet set;
    private final Clock clock;
    private final Duration startLimit;
    private final Map<String, Start> begun = new LinkedHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    RestoredPortals(PortalSet portals, InstalledSet set, Clock clock, Duration startLimit) {
        this.portals = portals;
        this.set = set;
        this.clock = clock;
        this.startLimit = startLimit;
    }

    /** Takes a portal that is being started, and waits a while for its start. */
    void add(String name, Start start) {
        begun.put(name, start);
        try {
            if (!start.endsWithin(PATIENCE)) {
                LOG.warn("The portal {} is still starting; the others go on", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warn("Interrupted while {} was starting", name);
        }
    }

    /** Watches, beside all else, that those that were taken come to serve. */
    void watch() {
        Map<String, Start> watched = Map.copyOf(begun);
        begun.clear();
        watched.forEach((name, start) ->
                Thread.ofVirtual().name("guildhall-restored-" + name).start(() -> lookAfter(name, start)));
    }

    void close() {
        closing.countDown();
    }

    private void lookAfter(String name, Start start) {
        try {
            comes(start);
            serves(name);
            return;
        } catch (RefusedException e) {
            failed(name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        for (Duration pause : PAUSES) {
            if (isClosingWithin(pause) || portals.isQuarantined(name)) {
                return;
            }
            try {
                portals.startAnew(name, start.bundle());
                serves(name);
                return;
            } catch (RefusedException e) {
                failed(name, e);
            }
        }
    }

    private void comes(Start start) throws InterruptedException {
        start.await(LIMIT);
        long end = Long.MAX_VALUE;
        while (!portals.serves(start.bundle())) {
            if (closing.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)
                    || (start.bundle().getState() & (Bundle.ACTIVE | Bundle.STARTING)) == 0) {
                // stopped meanwhile, which is no failure
                return;
            }
            var verdict = portals.verdict(start.bundle());
            if (verdict.isPresent()) {
                throw verdict.get();
            }
            if (!portals.bringsPages(start.bundle())) {
                // nothing says that it will ever have a page
                return;
            }
            if (end == Long.MAX_VALUE && portals.hasShell()) {
                end = System.nanoTime() + startLimit.toNanos();
            } else if (System.nanoTime() > end) {
                throw new RefusedException("bundle.failed.not-up", startLimit.toSeconds());
            }
        }
    }

    private boolean isClosingWithin(Duration pause) {
        try {
            return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void serves(String name) {
        try {
            set.serves(name);
        } catch (IOException e) {
            LOG.error("It cannot be noted that the portal {} serves", name, e);
        }
    }

    /** Notes why a portal does not serve, and whether that was the last try. */
    void failed(String name, RefusedException reason) {
        if (closing.getCount() == 0) {
            return;
        }
        int tries = set.failure(name).map(InstalledSet.Failure::tries).orElse(0) + 1;
        LOG.error("The portal {} does not start, try {} of {}", name, tries, MOST_TRIES, reason);
        try {
            set.failed(
                    name,
                    new InstalledSet.Failure(
                            tries,
                            reason.textKey(),
                            Arrays.stream(reason.arguments())
                                    .map(String::valueOf)
                                    .toList(),
                            clock.instant(),
                            tries >= MOST_TRIES));
            if (tries >= MOST_TRIES) {
                portals.leaveAlone(name);
            }
        } catch (IOException e) {
            LOG.error("It cannot be noted that the portal {} does not start", name, e);
        }
    }
}
