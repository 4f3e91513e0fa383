package org.guildhall.send.action;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.form.Drafts;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.person.PersonId;
import org.guildhall.api.subject.SubjectArchive;
import org.guildhall.api.subject.SubjectData;
import org.guildhall.send.SendPermissions;
import org.guildhall.send.record.CaseArchive;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.CasePart;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The forms of a case go with it, and are taken out with it; those of a party, with the party's account. */
@Component(service = {CasePart.class, SubjectData.class})
public final class ActionsOfCase implements CasePart, SubjectData {
    private final Database database;
    private final ActionDesk actions;
    private final Drafts drafts;

    /** Works on the unit of this bundle. */
    @Activate
    public ActionsOfCase(@Reference Database database, @Reference ActionDesk actions, @Reference Drafts drafts) {
        this.database = database;
        this.actions = actions;
        this.drafts = drafts;
    }

    @Override
    public void delete(CaseId id) {
        database.run(entities -> ActionDesk.of(entities, id, null).forEach(action -> {
            if (action.draftId != null) {
                drafts.delete(action.draftId);
            }
            entities.remove(action);
        }));
    }

    @Override
    public void ofCase(CaseId id, CaseArchive archive) throws IOException {
        write("a.caseId = :id", id.value(), archive);
    }

    @Override
    public String data() {
        return SendPermissions.PORTAL;
    }

    @Override
    public void ofAccount(AccountId account, SubjectArchive archive) throws IOException {
        write("a.account = :id", account.value(), CaseArchive.of(archive));
    }

    @Override
    public void ofPerson(PersonId person, SubjectArchive archive) {
        // this portal keeps no records of persons: children are part of their cases
    }

    private void write(String where, UUID id, CaseArchive archive) throws IOException {
        archive.table(
                "forms",
                List.of(
                        "id",
                        "case_id",
                        "account",
                        "form",
                        "version",
                        "due_on",
                        "state",
                        "sent_at",
                        "submitted_at",
                        "answers"),
                out -> database.run(entities -> entities.createQuery(
                                "select a from SendAction a where " + where + " order by a.sentAt, a.id",
                                ActionEntity.class)
                        .setParameter("id", id)
                        .getResultList()
                        .forEach(action -> {
                            FormVersion form = actions.form(action);
                            out.row(
                                    action.id,
                                    action.caseId,
                                    action.account,
                                    form.name(),
                                    form.number(),
                                    action.dueOn,
                                    action.state,
                                    action.sentAt,
                                    action.submittedAt,
                                    actions.written(actions.answers(action)));
                        })));
    }
}
