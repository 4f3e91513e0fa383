package org.guildhall.api.job;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The jobs of this instance. */
@ProviderType
public interface Jobs {
    /** All jobs by name, for those with {@code core:job:read}. */
    List<JobState> states();

    /**
     * Starts a job by hand, for those with {@code core:job:run}; that is in the audit log.
     *
     * @throws org.guildhall.api.error.RefusedException if it may only run when it is due
     * @throws org.guildhall.api.error.NotFoundException if there is no such job
     */
    void run(String name);

    /** Runs a job as soon as can be, for a service after new work was committed. */
    void runSoon(String name);
}
