package org.guildhall.referral.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.Documents;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.retention.DueRecord;
import org.guildhall.api.retention.RetainedRecords;
import org.guildhall.api.time.WorkingDays;
import org.guildhall.referral.ReferralPermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Decided referrals with all that belongs to them (SPEC E4). */
@Component(service = RetainedRecords.class)
public final class DecidedReferrals implements RetainedRecords {
    /** Child protection records are kept until the child is 25 and longer; a council sets what its schedule says. */
    private static final int YEARS = 25;

    private final Database database;
    private final Documents documents;

    /** Looks at the referrals of this bundle's unit. */
    @Activate
    public DecidedReferrals(@Reference Database database, @Reference Documents documents) {
        this.database = database;
        this.documents = documents;
    }

    @Override
    public String name() {
        return "referral.referral";
    }

    @Override
    public String data() {
        return ReferralPermissions.PORTAL;
    }

    @Override
    public int years() {
        return YEARS;
    }

    @Override
    public long count(LocalDate before) {
        return database.call(entities -> entities.createQuery(
                        "select count(r.id) from ReferralLine r where r.decidedAt < :limit", Long.class)
                .setParameter("limit", limit(before))
                .getSingleResult());
    }

    @Override
    public List<DueRecord> due(LocalDate before, int offset, int limit) {
        return database.call(entities -> entities
                .createQuery(
                        "select r from ReferralLine r where r.decidedAt < :limit order by r.decidedAt, r.id",
                        ReferralLineEntity.class)
                .setParameter("limit", limit(before))
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(ReferralLineEntity::toLine)
                .map(line -> new DueRecord(line.id().value(), line.reference(), day(line.decidedAt(), before)))
                .toList());
    }

    private static LocalDate day(@org.jspecify.annotations.Nullable Instant decided, LocalDate before) {
        return decided == null ? before : decided.atZone(WorkingDays.ZONE).toLocalDate();
    }

    @Override
    public boolean delete(UUID id, LocalDate before) {
        return database.call(entities -> {
            ReferralEntity referral = entities.find(ReferralEntity.class, id);
            Instant decided = referral == null ? null : referral.decidedAt;
            if (decided == null || !decided.isBefore(limit(before))) {
                return false;
            }
            entities.createQuery("select a.documentId from ReferralAttachment a where a.referralId = :id", UUID.class)
                    .setParameter("id", id)
                    .getResultList()
                    .forEach(file -> documents.delete(new DocumentId(file)));
            for (String part : List.of(
                    "ReferralAttachment",
                    "ReferralEntry",
                    "ReferralFeedback",
                    "ReferralPerson",
                    "ReferralReminder",
                    "ReferralLink")) {
                entities.createQuery("delete from " + part + " p where p.referralId = :id")
                        .setParameter("id", id)
                        .executeUpdate();
            }
            entities.createQuery("delete from ReferralLink l where l.otherId = :id")
                    .setParameter("id", id)
                    .executeUpdate();
            entities.remove(referral);
            return true;
        });
    }

    private static Instant limit(LocalDate before) {
        return before.atStartOfDay(WorkingDays.ZONE).toInstant();
    }
}
