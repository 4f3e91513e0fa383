package org.guildhall.runtime.document;

import java.io.IOException;
import java.time.Duration;
import org.guildhall.api.job.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes files that were received but never kept, and seals document keys anew after the instance's key was changed. */
@Component(service = Job.class)
public final class OrphanFiles implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(OrphanFiles.class);

    private final VaultDocuments documents;

    @Activate
    public OrphanFiles(@Reference VaultDocuments documents) {
        this.documents = documents;
    }

    @Override
    public String name() {
        return "core.documents";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() throws IOException {
        int deleted = documents.sweep();
        int sealed = documents.sealAnew();
        if (deleted + sealed > 0) {
            LOG.info("Deleted {} files without a document, sealed {} document keys anew.", deleted, sealed);
        }
    }
}
