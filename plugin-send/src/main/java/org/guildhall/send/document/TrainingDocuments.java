package org.guildhall.send.document;

import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.document.Documents;
import org.guildhall.api.document.NewDocument;
import org.guildhall.api.document.ReceivedFile;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.pdf.PdfCopies;
import org.guildhall.api.pdf.PdfCopy;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.person.Spelling;
import org.guildhall.api.text.Texts;
import org.guildhall.send.SendPermissions;
import org.guildhall.send.record.CaseDesk;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.Party;
import org.guildhall.send.record.TrainingPart;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import tools.jackson.databind.JsonNode;

/**
 * Documents of made-up cases, each a PDF of the words that its row has. Rows of a file with the same words share one, as a document does
 * that is published in several cases. Where nobody sees documents there are none.
 */
@Component(service = TrainingPart.class, property = "part=documents")
public final class TrainingDocuments implements TrainingPart {
    private final Database database;
    private final Documents documents;
    private final PublishingService publishing;
    private final PdfCopies pdf;
    private final Instance instance;
    private final CaseDesk desk;
    private final Accounts accounts;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    /** Works on the unit of this bundle. */
    @Activate
    public TrainingDocuments(
            @Reference Database database,
            @Reference Documents documents,
            @Reference PublishingService publishing,
            @Reference PdfCopies pdf,
            @Reference Instance instance,
            @Reference CaseDesk desk,
            @Reference Accounts accounts,
            @Reference Audit audit,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.database = database;
        this.documents = documents;
        this.publishing = publishing;
        this.pdf = pdf;
        this.instance = instance;
        this.desk = desk;
        this.accounts = accounts;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Run begin() {
        return new Files();
    }

    /** What one says, and under which title. */
    private record Paper(String title, String text) {
        static Paper of(JsonNode row) {
            return new Paper(
                    row.path("description").asString(), row.path("text").asString());
        }

        String fileName() {
            return Spelling.plain(title).replace(' ', '-') + ".pdf";
        }
    }

    /** The files of a run. */
    private final class Files implements Run {
        private final Map<Paper, ReceivedFile> received = new HashMap<>();

        @Override
        public void prepare(JsonNode row) throws IOException {
            for (JsonNode document : row.path("documents")) {
                Paper paper = Paper.of(document);
                if (!received.containsKey(paper)) {
                    received.put(paper, receive(paper));
                }
            }
        }

        private ReceivedFile receive(Paper paper) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            pdf.write(
                    new PdfCopy(
                            paper.title(),
                            List.of(paper.text().split("\n")),
                            List.of(),
                            Texts.ENGLISH,
                            instance.council().name()),
                    bytes);
            return documents.receive(
                    new NewDocument(
                            SendPermissions.PORTAL,
                            Shelf.SUBJECT + ids.next(),
                            paper.fileName(),
                            publishing.policy(),
                            null),
                    new ByteArrayInputStream(bytes.toByteArray()));
        }

        @Override
        public void take(CaseId id, JsonNode row) {
            if (row.path("documents").isEmpty()) {
                return;
            }
            List<AccountId> parties = desk.readers(id).stream()
                    .filter(party -> party.visibility().documents())
                    .map(Party::account)
                    .toList();
            for (JsonNode document : row.path("documents")) {
                List<AccountId> readers = chosen(document.path("readers"), parties);
                if (!readers.isEmpty()) {
                    ReceivedFile file = Objects.requireNonNull(received.get(Paper.of(document)));
                    database.run(entities -> publish(entities, id, document, file, readers));
                }
            }
        }
    }

    private List<AccountId> chosen(JsonNode emails, List<AccountId> parties) {
        if (emails.isEmpty()) {
            return parties;
        }
        Set<AccountId> named = new HashSet<>();
        emails.forEach(
                email -> accounts.findByEmail(email.asString()).map(Account::id).ifPresent(named::add));
        return parties.stream().filter(named::contains).toList();
    }

    private void publish(EntityManager entities, CaseId id, JsonNode row, ReceivedFile file, List<AccountId> readers) {
        if (documents.find(file.id()).isEmpty()) {
            documents.keep(file);
        }
        int days = row.path("ago").asInt();
        LocalDate day = desk.today().minusDays(days);
        Instant at = clock.instant().minus(Duration.ofDays(days));
        DocumentEntity document = new DocumentEntity(
                ids.next(),
                id,
                ids.next(),
                new NewCaseDocument(
                        file.id(),
                        DocumentKind.valueOf(row.path("kind").asString("LETTER")),
                        row.path("description").asString(),
                        day),
                day,
                at);
        document.publish(at);
        entities.persist(document);
        // its readers point to its row
        entities.flush();
        readers.forEach(reader -> entities.persist(new ReaderEntity(ids.next(), document.id, reader.value())));
        entities.flush();
        audit.record(of("send.document.added", id, document.id).with("on", day));
        audit.record(of("send.document.published", id, document.id));
    }

    private static NewAuditEntry of(String action, CaseId id, UUID document) {
        return NewAuditEntry.of(action, CaseDesk.SUBJECT, id).with("document", document);
    }
}
