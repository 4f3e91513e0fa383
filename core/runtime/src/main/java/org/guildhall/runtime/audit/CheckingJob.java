package org.guildhall.runtime.audit;

import java.time.Duration;
import org.guildhall.api.audit.ChainCheck;
import org.guildhall.api.job.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks the chain once a day, so that nobody has to think of it. */
@Component(service = Job.class)
public final class CheckingJob implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(CheckingJob.class);

    private final AuditChain chain;

    @Activate
    public CheckingJob(@Reference AuditChain chain) {
        this.chain = chain;
    }

    @Override
    public String name() {
        return "core.audit-check";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public void run() {
        if (chain.check() instanceof ChainCheck.Broken broken) {
            LOG.error(
                    "The audit log is not as it was written: {} entries are right, entry {} is changed or the one after it"
                            + " is missing.",
                    broken.before(),
                    broken.entry());
        }
    }
}
