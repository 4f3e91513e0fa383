package org.guildhall.send.request;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.document.StoredDocument;
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

/** The request of a case goes with it, and is taken out with it; and with the account of whoever sent it. */
@Component(service = {CasePart.class, SubjectData.class})
public final class RequestsOfCase implements CasePart, SubjectData {
    private final Database database;
    private final RequestDesk requests;
    private final RequestFiles files;

    /** Works on the unit of this bundle. */
    @Activate
    public RequestsOfCase(
            @Reference Database database, @Reference RequestDesk requests, @Reference RequestFiles files) {
        this.database = database;
        this.requests = requests;
        this.files = files;
    }

    @Override
    public void delete(CaseId id) {
        database.run(entities -> RequestDesk.ofCase(entities, id).forEach(request -> {
            files.delete(new RequestId(request.id));
            entities.remove(request);
        }));
    }

    @Override
    public void ofCase(CaseId id, CaseArchive archive) throws IOException {
        write("r.caseId = :id", id.value(), archive);
    }

    @Override
    public String data() {
        return SendPermissions.PORTAL;
    }

    @Override
    public void ofAccount(AccountId account, SubjectArchive archive) throws IOException {
        write("r.account = :id", account.value(), CaseArchive.of(archive));
    }

    @Override
    public void ofPerson(PersonId person, SubjectArchive archive) {
        // this portal keeps no records of persons: children are part of their cases
    }

    private void write(String where, UUID id, CaseArchive archive) throws IOException {
        List<RequestEntity> found = database.call(entities -> entities.createQuery(
                        "select r from SendRequest r where " + where + " order by r.receivedAt, r.id",
                        RequestEntity.class)
                .setParameter("id", id)
                .getResultList());
        archive.table(
                "requests",
                List.of("id", "case_id", "account", "form_version", "received_at", "decide_by", "answers"),
                out -> found.forEach(request -> out.row(
                        request.id,
                        request.caseId,
                        request.account,
                        request.formVersion,
                        request.receivedAt,
                        request.decideBy,
                        requests.written(requests.answers(request)))));
        for (RequestEntity request : found) {
            for (StoredDocument file : files.of(new RequestId(request.id))) {
                archive.document(file.id());
            }
        }
    }
}
