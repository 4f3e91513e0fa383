package org.guildhall.launcher;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits until the framework has reached its start level, and keeps the first error on the way. */
final class StartWatch implements FrameworkListener {

    private static final Logger LOG = LoggerFactory.getLogger(StartWatch.class);
    private static final long LIMIT_MINUTES = 5;

    private final CountDownLatch started = new CountDownLatch(1);
    private volatile @Nullable Throwable cause;

    @Override
    public void frameworkEvent(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.STARTED) {
            started.countDown();
        } else if (event.getType() == FrameworkEvent.ERROR) {
            Throwable error = event.getThrowable();
            LOG.warn("{} has a problem: {}", event.getBundle().getSymbolicName(), error.getMessage(), error);
            if (cause == null) {
                cause = error;
            }
        }
    }

    void await() throws InterruptedException, StartException {
        if (!started.await(LIMIT_MINUTES, TimeUnit.MINUTES)) {
            throw new StartException("Guildhall did not start within " + LIMIT_MINUTES + " minutes.");
        }
    }

    @Nullable
    Throwable cause() {
        return cause;
    }
}
