package org.guildhall.api.job;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The jobs of this instance. */
@ProviderType
public interface Jobs {
    /** All jobs by name. */
    List<JobState> states();

    /** Runs a job as soon as can be, for example after new work was committed. */
    void runSoon(String name);
}
