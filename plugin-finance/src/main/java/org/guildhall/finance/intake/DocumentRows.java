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
import org.jspecify.annotations.Nullable;
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
        RowFaults faults = new RowFaults(texts);
        Delivery delivery = read(row, faults);
        if (delivery == null) {
            inSameTransaction.accept(refused(faults, row));
            return;
        }
        try {
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
            faults.add(no);
            inSameTransaction.accept(refused(faults, row));
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

    /** What the row says; null if anything of it is wrong. */
    private @Nullable Delivery read(ManifestLine.Row row, RowFaults faults) {
        String externalId = row.value("external_id");
        if (externalId.isEmpty() || externalId.length() > LONGEST_ID) {
            faults.add("finance.import.wrong-id", LONGEST_ID);
        }
        String reference = row.value("person_ref");
        Person person = people.find(FinancePermissions.PORTAL, reference).orElse(null);
        if (person == null) {
            faults.add("finance.import.unknown-person", reference);
        }
        DocumentKind kind = DocumentKind.of(row.value("kind")).orElse(null);
        if (kind == null) {
            faults.add("finance.import.unknown-kind", row.value("kind"), String.join(", ", DocumentKind.codes()));
        }
        LocalDate documentDate = faults.check(() -> date(row, "document_date"));
        LocalDate publishedDate = faults.check(() -> date(row, "published_date"));
        String description = row.value("description");
        if (description.isEmpty() || description.length() > LONGEST_DESCRIPTION) {
            faults.add("finance.import.wrong-description", LONGEST_DESCRIPTION);
        }
        String sha256 = sha256(row);
        if (!SHA_256.matcher(sha256).matches()) {
            faults.add("finance.import.no-digest");
        }
        String file = row.value("file");
        if (faults.any()) {
            // the file would be looked for only after all this; a row that fails anyway says at once if it fails there
            // too
            faults.check(() -> path(file));
        }
        if (faults.any() || person == null || kind == null || documentDate == null || publishedDate == null) {
            return null;
        }
        return new Delivery(externalId, person, kind, documentDate, publishedDate, description, file, sha256);
    }

    static String sha256(ManifestLine.Row row) {
        return row.value("sha256").toLowerCase(Locale.ROOT);
    }

    static LocalDate date(ManifestLine.Row row, String column) {
        try {
            return LocalDate.parse(row.value(column));
        } catch (DateTimeParseException notIso) {
            throw new RefusedException("finance.import.wrong-date", column, row.value(column));
        }
    }

    private RowOutcome compare(FinanceDocumentService.KeptDocument before, Delivery delivery) {
        boolean samePerson = before.person().equals(delivery.person().id());
        if (samePerson && before.sha256().equals(delivery.sha256())) {
            return new RowOutcome.AlreadyHere();
        }
        throw new RefusedException(
                samePerson ? "finance.import.other-digest" : "finance.import.other-person", delivery.externalId());
    }

    /** Refused for its faults; what becomes of its file is said too, for people look for it. */
    private RowOutcome refused(RowFaults faults, ManifestLine.Row row) {
        String file = row.value("file");
        if (folder.inside(file).filter(Files::isRegularFile).isPresent()) {
            faults.add("finance.import.file-stays", file);
        }
        return faults.refused();
    }

    private Path path(String file) {
        Path path = folder.inside(file).orElseThrow(() -> new RefusedException("finance.import.outside", file));
        if (!Files.isRegularFile(path)) {
            throw new RefusedException("finance.import.missing-file", file);
        }
        return path;
    }

    private ReceivedFile receive(FinanceDocumentId id, Delivery delivery) {
        Path file = path(delivery.file());
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
                "finance.document", now.documentMegabytes() * 1_000_000L, 1, Set.of(now.documentTypes()), false);
    }
}
