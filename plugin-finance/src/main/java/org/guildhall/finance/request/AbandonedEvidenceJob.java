package org.guildhall.finance.request;

import jakarta.persistence.EntityManager;
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
import org.guildhall.finance.FinancePermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes files that were uploaded to a draft and outlived it: core deletes drafts that nobody touches, not their files. */
@Component(service = Job.class)
public final class AbandonedEvidenceJob implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(AbandonedEvidenceJob.class);
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
    public AbandonedEvidenceJob(
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
        return "finance.abandoned-evidence";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(30);
    }

    @Override
    public void run() {
        if (holds.cover(FinancePermissions.PORTAL)) {
            return;
        }
        int deleted = 0;
        UUID after = new UUID(0, 0);
        for (List<ConsentEntity> page = page(after); !page.isEmpty(); page = page(after)) {
            for (ConsentEntity begun : page) {
                deleted += clear(begun.draftId, ConsentEntity.class);
                after = begun.draftId;
            }
        }
        after = new UUID(0, 0);
        for (List<VisitorDraftEntity> page = visitors(after); !page.isEmpty(); page = visitors(after)) {
            for (VisitorDraftEntity begun : page) {
                deleted += clear(begun.draftId, VisitorDraftEntity.class);
                after = begun.draftId;
            }
        }
        if (deleted > 0) {
            LOG.info("Deleted {} files of drafts that are gone.", deleted);
        }
    }

    private List<ConsentEntity> page(UUID after) {
        return database.call(entities -> entities.createQuery(
                        "select c from RequestConsent c where c.clearedAt is null and c.draftId > :after"
                                + " order by c.draftId",
                        ConsentEntity.class)
                .setParameter("after", after)
                .setMaxResults(PAGE)
                .getResultList());
    }

    private List<VisitorDraftEntity> visitors(UUID after) {
        return database.call(entities -> entities.createQuery(
                        "select v from VisitorDraft v where v.clearedAt is null and v.draftId > :after"
                                + " order by v.draftId",
                        VisitorDraftEntity.class)
                .setParameter("after", after)
                .setMaxResults(PAGE)
                .getResultList());
    }

    private int clear(UUID draft, Class<?> begunAs) {
        if (drafts.exists(draft)) {
            return 0;
        }
        return database.call(entities -> {
            List<StoredDocument> left =
                    documents.of(FinancePermissions.PORTAL, AccessRequestService.draftSubject(draft));
            left.forEach(file -> documents.delete(file.id()));
            if (!left.isEmpty()) {
                audit.record(NewAuditEntry.of("finance.draft.evidence-deleted", "finance.draft", draft)
                        .with("files", left.size()));
            }
            Instant now = clock.instant();
            switch (entities.find(begunAs, draft)) {
                case ConsentEntity begun when begun.givenAt.plus(LATE).isBefore(now) -> begun.cleared(now);
                case VisitorDraftEntity begun
                when begun.givenAt.plus(LATE).isBefore(now) -> forget(entities, begun, now);
                case null, default -> {}
            }
            return left.size();
        });
    }

    /** What was never sent leaves no address behind. */
    private static void forget(EntityManager entities, VisitorDraftEntity begun, Instant now) {
        if (RequestRecords.ofDraft(entities, begun.draftId).isPresent()) {
            begun.cleared(now);
        } else {
            entities.remove(begun);
        }
    }
}
