package org.guildhall.finance.grant;

import jakarta.persistence.TypedQuery;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.person.People;
import org.guildhall.api.person.Person;
import org.guildhall.api.person.PersonId;
import org.guildhall.api.retention.DueRecord;
import org.guildhall.api.retention.RetainedRecords;
import org.guildhall.finance.FinancePermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Deaths and losses of capacity that were noted; they stay as long as there are documents that access could be given to (SPEC E4). */
@Component(service = RetainedRecords.class)
public final class NotedChanges implements RetainedRecords {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String DUE = " from PersonChange c where c.notedAt < :limit"
            + " and not exists (select d.id from FinanceDocument d where d.person = c.person)";

    private final Database database;
    private final People people;

    /** Looks at what was noted in this bundle's unit. */
    @Activate
    public NotedChanges(@Reference Database database, @Reference People people) {
        this.database = database;
        this.people = people;
    }

    @Override
    public String name() {
        return "finance.person-change";
    }

    @Override
    public String data() {
        return FinancePermissions.PORTAL;
    }

    @Override
    public int years() {
        return 7;
    }

    @Override
    public long count(LocalDate before) {
        return database.call(entities -> limited(entities.createQuery("select count(c.id)" + DUE, Long.class), before)
                .getSingleResult());
    }

    @Override
    public List<DueRecord> due(LocalDate before, int offset, int limit) {
        return database.call(entities -> limited(
                        entities.createQuery("select c" + DUE + " order by c.notedAt, c.id", PersonChangeEntity.class),
                        before)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(noted -> new DueRecord(
                        noted.id,
                        people.find(new PersonId(noted.person))
                                .map(Person::reference)
                                .orElse(noted.id.toString()),
                        LocalDate.ofInstant(noted.notedAt, LONDON)))
                .toList());
    }

    @Override
    public boolean delete(UUID id, LocalDate before) {
        return database.call(entities -> {
            List<PersonChangeEntity> due = limited(
                            entities.createQuery("select c" + DUE + " and c.id = :id", PersonChangeEntity.class),
                            before)
                    .setParameter("id", id)
                    .getResultList();
            due.forEach(entities::remove);
            return !due.isEmpty();
        });
    }

    private static <T> TypedQuery<T> limited(TypedQuery<T> query, LocalDate before) {
        return query.setParameter("limit", before.atStartOfDay(LONDON).toInstant());
    }
}
