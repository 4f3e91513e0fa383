package org.guildhall.send.record;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.util.List;
import org.guildhall.api.persistence.Database;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The secret addresses for the dates of a case go with it, and that there were some is taken out with it. */
@Component(service = CasePart.class)
public final class CalendarsOfCase implements CasePart {
    private final Database database;

    /** Works on the unit of this bundle. */
    @Activate
    public CalendarsOfCase(@Reference Database database) {
        this.database = database;
    }

    @Override
    public void delete(CaseId id) {
        database.run(entities -> all(entities, id).forEach(entities::remove));
    }

    @Override
    public void ofCase(CaseId id, CaseArchive archive) throws IOException {
        archive.table(
                "calendars",
                List.of("id", "case_id", "account", "made_at"),
                out -> database.run(entities ->
                        all(entities, id).forEach(feed -> out.row(feed.id, feed.caseId, feed.account, feed.madeAt))));
    }

    private static List<CalendarEntity> all(EntityManager entities, CaseId id) {
        return entities.createQuery(
                        "select f from SendCalendar f where f.caseId = :case order by f.madeAt, f.id",
                        CalendarEntity.class)
                .setParameter("case", id.value())
                .getResultList();
    }
}
