package org.guildhall.finance.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.guildhall.api.document.Documents;
import org.guildhall.api.document.NewDocument;
import org.guildhall.api.document.ReceivedFile;
import org.guildhall.api.document.UploadPolicy;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.person.People;
import org.guildhall.api.person.Person;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.text.Texts;
import org.guildhall.finance.FinancePermissions;
import org.guildhall.finance.FinanceSettings;
import org.guildhall.finance.document.DocumentKind;
import org.guildhall.finance.document.FinanceDocumentId;
import org.guildhall.finance.document.FinanceDocumentService;
import org.guildhall.finance.document.NewFinanceDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a document with its file, once (SPEC F15). */
final class DocumentRows implements Rows {
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_DESCRIPTION = 500;
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Logger LOG = LoggerFactory.getLogger(DocumentRows.class);

    private final DropFolder folder;
    private final Database database;
    private final FinanceDocumentService kept;
    private final Documents documents;
    private final People people;
    private final Texts texts;
    private final Ids ids;
    private final Settings<FinanceSettings> settings;

    DocumentRows(
            DropFolder folder,
            Database database,
            FinanceDocumentService kept,
            Documents documents,
            People people,
            Texts texts,
            Ids ids,
            Settings<FinanceSettings> settings) {
        this.folder = folder;
        this.database = database;
        this.kept = kept;
        this.documents = documents;
        this.people = people;
        this.texts = texts;
        this.ids = ids;
        this.settings = settings;
    }

    @Override
    public void take(UUID run, ManifestLine.Row row, Consumer<RowOutcome> inSameTransaction) {
        try {
            Delivery delivery = read(row);
            Optional<FinanceDocumentService.KeptDocument> before = kept.kept(delivery.externalId());
            if (before.isPresent()) {
                inSameTransaction.accept(compare(before.get(), delivery));
                return;
            }
            FinanceDocumentId id = new FinanceDocumentId(ids.next());
            ReceivedFile file = receive(id, delivery);
            database.run(entities -> {
                kept.add(new NewFinanceDocument(
                        id,
                        delivery.externalId(),
                        delivery.person().id(),
                        delivery.kind(),
                        delivery.documentDate(),
                        delivery.publishedDate(),
                        delivery.description(),
                        file,
                        run));
                inSameTransaction.accept(new RowOutcome.Taken());
            });
        } catch (RefusedException no) {
            inSameTransaction.accept(new RowOutcome.Refused(texts.get(Texts.ENGLISH, no.textKey(), no.arguments())));
        }
    }

    private record Delivery(
            String externalId,
            Person person,
            DocumentKind kind,
            LocalDate documentDate,
            LocalDate publishedDate,
            String description,
            String file,
            String sha256) {}

    private Delivery read(ManifestLine.Row row) {
        String externalId = row.value("external_id");
        if (externalId.isEmpty() || externalId.length() > LONGEST_ID) {
            throw new RefusedException("finance.import.wrong-id", LONGEST_ID);
        }
        String reference = row.value("person_ref");
        String kind = row.value("kind");
        String description = row.value("description");
        String sha256 = row.value("sha256").toLowerCase(Locale.ROOT);
        Person person = people.find(FinancePermissions.PORTAL, reference)
                .orElseThrow(() -> new RefusedException("finance.import.unknown-person", reference));
        DocumentKind known = DocumentKind.of(kind)
                .orElseThrow(() -> new RefusedException(
                        "finance.import.unknown-kind", kind, String.join(", ", DocumentKind.codes())));
        if (description.isEmpty() || description.length() > LONGEST_DESCRIPTION) {
            throw new RefusedException("finance.import.wrong-description", LONGEST_DESCRIPTION);
        }
        if (!SHA_256.matcher(sha256).matches()) {
            throw new RefusedException("finance.import.no-digest");
        }
        return new Delivery(
                externalId,
                person,
                known,
                date(row, "document_date"),
                date(row, "published_date"),
                description,
                row.value("file"),
                sha256);
    }

    static LocalDate date(ManifestLine.Row row, String column) {
        try {
            return LocalDate.parse(row.value(column));
        } catch (DateTimeParseException notIso) {
            throw new RefusedException("finance.import.wrong-date", column, row.value(column));
        }
    }

    private RowOutcome compare(FinanceDocumentService.KeptDocument before, Delivery delivery) {
        if (!before.person().equals(delivery.person().id())) {
            return refused("finance.import.other-person", delivery.externalId());
        }
        return before.sha256().equals(delivery.sha256())
                ? new RowOutcome.AlreadyHere()
                : refused("finance.import.other-digest", delivery.externalId());
    }

    private RowOutcome refused(String key, Object... values) {
        return new RowOutcome.Refused(texts.get(Texts.ENGLISH, key, values));
    }

    private ReceivedFile receive(FinanceDocumentId id, Delivery delivery) {
        Path file = folder.inside(delivery.file())
                .orElseThrow(() -> new RefusedException("finance.import.outside", delivery.file()));
        if (!Files.isRegularFile(file)) {
            throw new RefusedException("finance.import.missing-file", delivery.file());
        }
        NewDocument document = new NewDocument(
                FinancePermissions.PORTAL,
                FinanceDocumentService.subject(id.value()),
                file.getFileName().toString(),
                policy(),
                delivery.sha256());
        try (InputStream bytes = Files.newInputStream(file)) {
            return documents.receive(document, bytes);
        } catch (IOException unreadable) {
            LOG.warn("File of document {} cannot be taken", delivery.externalId(), unreadable);
            throw new RefusedException("finance.import.unreadable-file", delivery.file());
        }
    }

    private UploadPolicy policy() {
        FinanceSettings now = settings.get();
        return new UploadPolicy(
                "finance.document", now.documentMegabytes() * 1_000_000L, Set.of(now.documentTypes()), false);
    }
}
