package org.guildhall.launcher;

import org.apache.felix.framework.Logger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Sends what the framework has to say to the log, instead of to the console. */
final class FrameworkLog extends Logger {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger("org.apache.felix.framework");

    @Override
    protected void doLog(int level, String message, @Nullable Throwable error) {
        switch (level) {
            case LOG_ERROR -> LOG.error(message, error);
            case LOG_WARNING -> LOG.warn(message, error);
            case LOG_INFO -> LOG.info(message, error);
            default -> LOG.debug(message, error);
        }
    }
}
