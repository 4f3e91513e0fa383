package org.guildhall.runtime.audit;

import java.time.Duration;
import org.guildhall.api.job.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Links what the audit log has gained. */
@Component(service = Job.class)
public final class ChainingJob implements Job {
    private final AuditChain chain;

    @Activate
    public ChainingJob(@Reference AuditChain chain) {
        this.chain = chain;
    }

    @Override
    public String name() {
        return "core.audit-chain";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void run() {
        chain.extend();
    }
}
