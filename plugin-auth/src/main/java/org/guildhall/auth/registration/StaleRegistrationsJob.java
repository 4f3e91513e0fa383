package org.guildhall.auth.registration;

import java.time.Duration;
import org.guildhall.api.job.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Deletes registrations that nobody finished: their names and addresses are nobody's account. */
@Component
public final class StaleRegistrationsJob implements Job {
    private final RegistrationService registrations;

    /** Made by the framework. */
    @Activate
    public StaleRegistrationsJob(@Reference RegistrationService registrations) {
        this.registrations = registrations;
    }

    @Override
    public String name() {
        return "auth.stale-registrations";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        registrations.deleteStale();
    }
}
