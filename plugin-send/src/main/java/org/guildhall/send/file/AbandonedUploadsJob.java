package org.guildhall.send.file;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.guildhall.api.bundle.LegalHolds;
import org.guildhall.api.document.Documents;
import org.guildhall.api.form.Drafts;
import org.guildhall.api.job.Job;
import org.guildhall.api.persistence.Database;
import org.guildhall.send.SendPermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Deletes files that were uploaded to a page or a draft and never sent. */
@Component(service = Job.class)
public final class AbandonedUploadsJob implements Job {
    private static final int PAGE = 200;
    /** As long as core keeps a draft that nobody touches. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final Database database;
    private final Documents documents;
    private final Drafts drafts;
    private final LegalHolds holds;
    private final Clock clock;

    /** Looks at uploads that were begun. */
    @Activate
    public AbandonedUploadsJob(
            @Reference Database database,
            @Reference Documents documents,
            @Reference Drafts drafts,
            @Reference LegalHolds holds,
            @Reference Clock clock) {
        this.database = database;
        this.documents = documents;
        this.drafts = drafts;
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
        UUID after = new UUID(0, 0);
        for (List<UUID> page = page(after); !page.isEmpty(); page = page(after)) {
            page.forEach(this::clear);
            after = page.getLast();
        }
    }

    private List<UUID> page(UUID after) {
        return database.call(entities -> entities.createQuery(
                        "select b.id from SendUpload b where b.begunAt < :before and b.id > :after order by b.id",
                        UUID.class)
                .setParameter("before", clock.instant().minus(KEPT))
                .setParameter("after", after)
                .setMaxResults(PAGE)
                .getResultList());
    }

    private void clear(UUID id) {
        // what belongs to a draft waits as long as the draft does
        if (drafts.exists(id)) {
            return;
        }
        database.run(entities -> {
            UploadEntity begun = entities.find(UploadEntity.class, id);
            if (begun != null) {
                Stream.of(Uploads.subject(begun.account, id), id.toString())
                        .flatMap(subject -> documents.of(SendPermissions.PORTAL, subject).stream())
                        .forEach(file -> documents.delete(file.id()));
                entities.remove(begun);
            }
        });
    }
}
