package org.guildhall.runtime.persistence;

import org.eclipse.persistence.logging.AbstractSessionLog;
import org.eclipse.persistence.logging.SessionLog;
import org.eclipse.persistence.logging.SessionLogEntry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** EclipseLink's log by its categories: {@code org.eclipse.persistence.sql} and so on. */
final class Slf4jSessionLog extends AbstractSessionLog {
    Slf4jSessionLog() {
        // values bound to statements can be personal data
        setShouldDisplayData(false);
    }

    @Override
    public boolean shouldLog(int level, @Nullable String category) {
        return level < SessionLog.OFF && logger(category).isEnabledForLevel(map(level));
    }

    @Override
    public boolean shouldLog(int level) {
        return shouldLog(level, null);
    }

    @Override
    public void log(SessionLogEntry entry) {
        // what comes with an exception is thrown as well, and its catcher logs it
        Level level = entry.getException() == null ? map(entry.getLevel()) : Level.DEBUG;
        Logger logger = logger(entry.getNameSpace());
        if (logger.isEnabledForLevel(level)) {
            String text = entry.getMessage() == null ? "" : formatMessage(entry);
            logger.atLevel(level).setCause(entry.getException()).log(text);
        }
    }

    private static Logger logger(@Nullable String category) {
        return LoggerFactory.getLogger("org.eclipse.persistence." + (category == null ? "session" : category));
    }

    private static Level map(int level) {
        return switch (level) {
            case SessionLog.SEVERE -> Level.ERROR;
            case SessionLog.WARNING -> Level.WARN;
            // INFO tells of every login
            case SessionLog.INFO, SessionLog.CONFIG -> Level.DEBUG;
            default -> Level.TRACE;
        };
    }
}
