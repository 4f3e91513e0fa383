package org.guildhall.api.job;

import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/** A scheduled job: register it as a service; it stops with its bundle. */
@ConsumerType
public interface Job {
    /**
     * Stable name, such as {@code finance.import}; the catalogue has its title under {@code job.NAME} and what it does under {@code
     * job.NAME.what}.
     */
    String name();

    /** Whether an administrator may start it at any time; false where it is only safe to run when it is due. */
    default boolean onDemand() {
        return true;
    }

    /** How long to wait after one run before the next. */
    Duration every();

    /** Does the work as the system part of this name; an exception is logged, shown to administrators and tried again. */
    void run() throws Exception;
}
