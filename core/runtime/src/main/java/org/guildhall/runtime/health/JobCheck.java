package org.guildhall.runtime.health;

import java.util.List;
import java.util.function.Supplier;
import org.guildhall.api.health.HealthPart;
import org.guildhall.api.health.HealthProblem;
import org.guildhall.api.job.JobState;
import org.guildhall.runtime.job.LeasedJobs;

/** Whether jobs do their work. */
final class JobCheck implements Supplier<HealthPart> {
    static final String NAME = "jobs";

    private final LeasedJobs jobs;

    JobCheck(LeasedJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public HealthPart get() {
        List<JobState> all = jobs.all();
        long failing = all.stream().filter(job -> job.problem() != null).count();
        return failing == 0
                ? HealthPart.good(NAME, "health.jobs.good", Integer.toString(all.size()))
                : new HealthPart(
                        NAME,
                        HealthPart.State.ATTENTION,
                        HealthProblem.of("health.jobs.failing", Long.toString(failing)),
                        HealthProblem.of("health.jobs.failing.advice"));
    }
}
