package org.guildhall.finance.grant;

import java.io.IOException;
import java.util.List;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.person.PersonId;
import org.guildhall.api.subject.SubjectArchive;
import org.guildhall.api.subject.SubjectData;
import org.guildhall.finance.FinancePermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What was noted of a person that bears on who may read their documents. */
@Component(service = SubjectData.class)
public final class ChangesOfPerson implements SubjectData {
    private final Database database;

    /** Reads the unit of this bundle. */
    @Activate
    public ChangesOfPerson(@Reference Database database) {
        this.database = database;
    }

    @Override
    public String data() {
        return FinancePermissions.PORTAL;
    }

    @Override
    public void ofAccount(AccountId account, SubjectArchive archive) {
        // it is about people, whoever has noted it
    }

    @Override
    public void ofPerson(PersonId person, SubjectArchive archive) throws IOException {
        List<PersonChangeEntity> changes = database.call(entities -> entities.createQuery(
                        "select c from PersonChange c where c.person = :person order by c.notedAt, c.id",
                        PersonChangeEntity.class)
                .setParameter("person", person.value())
                .getResultList());
        archive.table(
                "changes",
                List.of("kind", "happened_on", "noted_at", "withdrawn_at", "withdrawal_reason"),
                out -> changes.forEach(change -> out.row(
                        change.change,
                        change.happenedOn,
                        change.notedAt,
                        change.withdrawnAt,
                        change.withdrawalReason)));
    }
}
