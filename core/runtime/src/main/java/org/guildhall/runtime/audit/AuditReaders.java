package org.guildhall.runtime.audit;

import org.guildhall.api.permission.Permissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Tells the log whom to ask who may read it: apart from the log, for permissions need the log before they are there. */
@Component(service = AuditReaders.class, immediate = true)
public final class AuditReaders {
    private final ChainedAudit log;
    private final Permissions permissions;

    @Activate
    public AuditReaders(@Reference ChainedAudit log, @Reference Permissions permissions) {
        this.log = log;
        this.permissions = permissions;
        log.bind(permissions);
    }

    @Deactivate
    public void close() {
        log.unbind(permissions);
    }
}
