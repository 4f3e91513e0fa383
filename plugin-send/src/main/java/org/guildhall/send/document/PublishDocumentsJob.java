package org.guildhall.send.document;

import java.time.Duration;
import org.guildhall.api.job.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Publishes documents whose day has come; before it runs nobody sees them. */
@Component(service = Job.class)
public final class PublishDocumentsJob implements Job {
    private final Shelf shelf;

    /** Looks at the shelf. */
    @Activate
    public PublishDocumentsJob(@Reference Shelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public String name() {
        return "send.publish-documents";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(15);
    }

    @Override
    public void run() {
        shelf.publishDue();
    }
}
