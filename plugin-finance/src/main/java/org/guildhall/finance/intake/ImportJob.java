package org.guildhall.finance.intake;

import java.io.IOException;
import java.time.Duration;
import org.guildhall.api.job.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks into the drop folder every two seconds. */
@Component(service = Job.class)
public final class ImportJob implements Job {
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final ImportService imports;

    /** Runs the import. */
    @Activate
    public ImportJob(@Reference ImportService imports) {
        this.imports = imports;
    }

    @Override
    public String name() {
        return "finance.import";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void run() throws IOException {
        imports.look();
    }
}
