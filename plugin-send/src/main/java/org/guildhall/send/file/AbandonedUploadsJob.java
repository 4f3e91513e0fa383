package org.guildhall.send.file;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.guildhall.api.bundle.LegalHolds;
import org.guildhall.api.document.Documents;
import org.guildhall.api.job.Job;
import org.guildhall.api.persistence.Database;
import org.guildhall.send.SendPermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Deletes files that were uploaded to a page and never sent. */
@Component(service = Job.class)
public final class AbandonedUploadsJob implements Job {
    private static final int PAGE = 200;
    /** As long as core keeps a draft that nobody touches. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final Database database;
    private final Documents documents;
    private final LegalHolds holds;
    private final Clock clock;

    /** Looks at uploads that were begun. */
    @Activate
    public AbandonedUploadsJob(
            @Reference Database database,
            @Reference Documents documents,
            @Reference LegalHolds holds,
            @Reference Clock clock) {
        this.database = database;
        this.documents = documents;
        this.holds = holds;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "send.abandoned-uploads";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        if (holds.cover(SendPermissions.PORTAL)) {
            return;
        }
        while (clear() == PAGE) {
            // another page
        }
    }

    private int clear() {
        return database.call(entities -> {
            List<UploadEntity> left = entities.createQuery(
                            "select b from SendUpload b where b.begunAt < :before order by b.begunAt, b.id",
                            UploadEntity.class)
                    .setParameter("before", clock.instant().minus(KEPT))
                    .setMaxResults(PAGE)
                    .getResultList();
            for (UploadEntity begun : left) {
                documents
                        .of(SendPermissions.PORTAL, Uploads.subject(begun.account, begun.id))
                        .forEach(file -> documents.delete(file.id()));
                entities.remove(begun);
            }
            return left.size();
        });
    }
}
