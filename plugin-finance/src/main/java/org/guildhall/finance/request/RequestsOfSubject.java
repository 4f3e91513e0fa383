package org.guildhall.finance.request;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.person.PersonId;
import org.guildhall.api.subject.SubjectArchive;
import org.guildhall.api.subject.SubjectData;
import org.guildhall.finance.FinancePermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import tools.jackson.databind.json.JsonMapper;

/** What is kept of somebody's access requests, and of those about a person. */
@Component(service = SubjectData.class)
public final class RequestsOfSubject implements SubjectData {
    private final Database database;
    private final KeptWords seals;
    private final JsonMapper json = JsonMapper.builder().build();

    /** Reads the unit of this bundle. */
    @Activate
    public RequestsOfSubject(@Reference Database database, @Reference KeptWords seals) {
        this.database = database;
        this.seals = seals;
    }

    @Override
    public String data() {
        return FinancePermissions.PORTAL;
    }

    @Override
    public void ofAccount(AccountId account, SubjectArchive archive) throws IOException {
        List<AccessRequestEntity> requests = database.call(entities -> entities.createQuery(
                        "select r from AccessRequest r where (r.requester = :account or r.claimedBy = :account)"
                                + " order by r.submittedAt, r.id",
                        AccessRequestEntity.class)
                .setParameter("account", account.value())
                .getResultList());
        archive.table(
                "requests",
                List.of(
                        "id",
                        "reference",
                        "state",
                        "role",
                        "about_forename",
                        "about_surname",
                        "submitted_at",
                        "due_at",
                        "answered_at",
                        "decided_at",
                        "reason",
                        "decision_words",
                        "answers"),
                out -> requests.forEach(request -> out.row(
                        request.id,
                        request.reference,
                        request.state.code(),
                        request.role,
                        request.personForename,
                        request.personSurname,
                        request.submittedAt,
                        request.dueAt,
                        request.answeredAt,
                        request.decidedAt,
                        request.reason,
                        request.decisionWords == null ? null : seals.open(request.id, request.decisionWords),
                        json.writeValueAsString(
                                seals.openAnswers(request.id, request.answers).values()))));
        archive.table(
                "messages",
                List.of("request_id", "kind", "written_at", "words"),
                out -> requests.forEach(request -> written(request.id)
                        .forEach(message -> out.row(
                                request.id, message.kind, message.writtenAt, seals.open(message.id, message.words)))));
        List<Object[]> files = ofRequests(
                "select e.requestId, e.documentId, e.sentAt from RequestEvidence e,"
                        + " AccessRequest r where r.id = e.requestId and (r.requester = :account or r.claimedBy = :account)"
                        + " order by e.sentAt, e.documentId",
                account);
        archive.table(
                "evidence",
                List.of("request_id", "document_id", "sent_at"),
                out -> files.forEach(file -> out.row(file)));
        List<Object[]> reminders = ofRequests(
                "select m.requestId, m.kind, m.dueAt, m.sentAt from RequestReminder m, AccessRequest r"
                        + " where r.id = m.requestId and (r.requester = :account or r.claimedBy = :account)"
                        + " order by m.sentAt, m.id",
                account);
        archive.table(
                "reminders",
                List.of("request_id", "kind", "due_at", "sent_at"),
                out -> reminders.forEach(reminder -> out.row(reminder)));
        List<Object[]> consents = new ArrayList<>(ofRequests(
                "select c.draftId, c.textVersion, c.answer, c.givenAt from RequestConsent c where c.account = :account"
                        + " order by c.givenAt, c.draftId",
                account));
        consents.addAll(ofRequests(
                "select v.draftId, v.textVersion, v.answer, v.givenAt from VisitorDraft v, AccessRequest r"
                        + " where r.draftId = v.draftId and r.claimedBy = :account order by v.givenAt, v.draftId",
                account));
        archive.table(
                "consents",
                List.of("draft_id", "text_version", "answer", "given_at"),
                out -> consents.forEach(consent -> out.row(consent)));
        List<Object[]> online = ofRequests(
                "select o.requestId, o.email, o.askedAt, o.answer, o.textVersion, o.answeredAt from OnlineConsent o"
                        + " where o.account = :account order by o.askedAt, o.requestId",
                account);
        archive.table(
                "consents-asked",
                List.of("request_id", "email", "asked_at", "answer", "text_version", "answered_at"),
                out -> online.forEach(consent -> out.row(consent)));
        for (Object[] file : files) {
            archive.document(new DocumentId((UUID) file[1]));
        }
    }

    private List<RequestMessageEntity> written(UUID request) {
        return database.call(entities -> entities.createQuery(
                        "select m from RequestMessage m where m.requestId = :request order by m.writtenAt, m.id",
                        RequestMessageEntity.class)
                .setParameter("request", request)
                .getResultList());
    }

    private List<Object[]> ofRequests(String query, AccountId account) {
        return database.call(entities -> entities.createQuery(query, Object[].class)
                .setParameter("account", account.value())
                .getResultList());
    }

    @Override
    public void ofPerson(PersonId person, SubjectArchive archive) throws IOException {
        List<AccessRequestEntity> requests = database.call(entities -> entities.createQuery(
                        "select r from AccessRequest r where r.person = :person order by r.submittedAt, r.id",
                        AccessRequestEntity.class)
                .setParameter("person", person.value())
                .getResultList());
        archive.table(
                "requests-about",
                List.of(
                        "id",
                        "reference",
                        "state",
                        "role",
                        "requester_forename",
                        "requester_surname",
                        "submitted_at",
                        "decided_at"),
                out -> requests.forEach(request -> out.row(
                        request.id,
                        request.reference,
                        request.state.code(),
                        request.role,
                        request.requesterForename,
                        request.requesterSurname,
                        request.submittedAt,
                        request.decidedAt)));
    }
}
