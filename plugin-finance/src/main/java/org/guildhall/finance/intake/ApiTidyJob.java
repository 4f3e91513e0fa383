package org.guildhall.finance.intake;

import java.time.Duration;
import org.guildhall.api.job.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finishes runs of other systems that did not say that they are finished. */
@Component(service = Job.class)
public final class ApiTidyJob implements Job {
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final ApiIntake intake;

    /** Asks once a minute. */
    @Activate
    public ApiTidyJob(@Reference ApiIntake intake) {
        this.intake = intake;
    }

    @Override
    public String name() {
        return "finance.api";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void run() {
        intake.tidy();
    }
}
