package org.guildhall.referral.record;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.bundle.LegalHolds;
import org.guildhall.api.document.Documents;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.form.Drafts;
import org.guildhall.api.job.Job;
import org.guildhall.api.persistence.Database;
import org.guildhall.referral.ReferralPermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Deletes files that were attached to a draft and outlived it: core deletes drafts that nobody touches, not their files. */
@Component(service = Job.class)
public final class AbandonedFilesJob implements Job {
    private static final int PAGE = 200;
    /** A page that was open when its draft went may still bring a file. */
    private static final Duration LATE = Duration.ofDays(1);

    private final Database database;
    private final Drafts drafts;
    private final Documents documents;
    private final Audit audit;
    private final LegalHolds holds;
    private final Clock clock;

    /** Looks at each draft that was ever begun until it is gone. */
    @Activate
    public AbandonedFilesJob(
            @Reference Database database,
            @Reference Drafts drafts,
            @Reference Documents documents,
            @Reference Audit audit,
            @Reference LegalHolds holds,
            @Reference Clock clock) {
        this.database = database;
        this.drafts = drafts;
        this.documents = documents;
        this.audit = audit;
        this.holds = holds;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "referral.abandoned-files";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(30);
    }

    @Override
    public void run() {
        if (holds.cover(ReferralPermissions.PORTAL)) {
            return;
        }
        UUID after = new UUID(0, 0);
        for (List<UUID> page = page(after); !page.isEmpty(); page = page(after)) {
            for (UUID draft : page) {
                clear(draft);
                after = draft;
            }
        }
    }

    private List<UUID> page(UUID after) {
        return database.call(entities -> entities.createQuery(
                        "select b.draftId from ReferralBegun b where b.draftId > :after order by b.draftId", UUID.class)
                .setParameter("after", after)
                .setMaxResults(PAGE)
                .getResultList());
    }

    private void clear(UUID draft) {
        if (drafts.exists(draft)) {
            return;
        }
        Instant now = clock.instant();
        database.run(entities -> {
            List<StoredDocument> left = documents.of(ReferralPermissions.PORTAL, ReferralRecords.draftSubject(draft));
            left.forEach(file -> documents.delete(file.id()));
            if (!left.isEmpty()) {
                audit.record(NewAuditEntry.of("referral.draft.files-deleted", "referral.draft", draft)
                        .with("files", left.size()));
            }
            BegunEntity begun = entities.find(BegunEntity.class, draft);
            if (begun != null && begun.isGone(now, LATE)) {
                entities.remove(begun);
            }
        });
    }
}
