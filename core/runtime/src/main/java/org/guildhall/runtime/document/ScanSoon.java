package org.guildhall.runtime.document;

import org.guildhall.api.job.Jobs;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Has a document that was kept looked at right after the commit: apart from the store, which jobs need before they are there. */
@Component(service = ScanSoon.class, immediate = true)
public final class ScanSoon {
    /** Tells the store. */
    @Activate
    public ScanSoon(@Reference VaultDocuments documents, @Reference Jobs jobs) {
        documents.whenWaiting(() -> jobs.runSoon(WaitingFiles.NAME));
    }
}
