package org.guildhall.finance.intake;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.api.text.Texts;
import org.guildhall.finance.FinancePermissions;
import org.guildhall.finance.FinanceSettings;
import org.guildhall.finance.document.DocumentKind;
import org.guildhall.finance.document.FinanceDocumentId;
import org.guildhall.finance.document.FinanceDocumentService;
import org.guildhall.finance.document.NewFinanceDocument;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a document with its file, once, whichever way it comes (SPEC F15). */
@Component(service = DocumentRows.class)
public final class DocumentRows {
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_DESCRIPTION = 500;
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Logger LOG = LoggerFactory.getLogger(DocumentRows.class);

    private final Database database;
    private final FinanceDocumentService kept;
    private final Documents documents;
    private final People people;
    private final Texts texts;
    private final Ids ids;
    private final Settings<FinanceSettings> settings;

    /** Keeps documents by the service that lists them. */
    @Activate
    public DocumentRows(
            @Reference Database database,
            @Reference FinanceDocumentService kept,
            @Reference Documents documents,
            @Reference People people,
            @Reference Texts texts,
            @Reference Ids ids,
            @Reference SettingsSource settings) {
        this.database = database;
        this.kept = kept;
        this.documents = documents;
        this.people = people;
        this.texts = texts;
        this.ids = ids;
        this.settings = settings.of(FinanceSettings.class);
    }

    /** Rows whose files come from there. */
    Rows of(RowFiles files) {
        return (run, row, inSameTransaction) -> take(files, run, row, inSameTransaction);
    }

    private void take(
            RowFiles files, Supplier<UUID> run, ManifestLine.Row row, Consumer<RowOutcome> inSameTransaction) {
        RowFaults faults = new RowFaults(texts);
        Delivery delivery = read(row, files, faults);
        if (delivery == null) {
            inSameTransaction.accept(refused(faults, files, row));
            return;
        }
        try {
            if (isHere(delivery)) {
                inSameTransaction.accept(new RowOutcome.AlreadyHere());
                return;
            }
            FinanceDocumentId id = new FinanceDocumentId(ids.next());
            ReceivedFile file = receive(id, files, delivery);
            keep(id, run, delivery, file, inSameTransaction);
        } catch (RefusedException no) {
            faults.add(no);
            inSameTransaction.accept(refused(faults, files, row));
        }
    }

    private void keep(
            FinanceDocumentId id,
            Supplier<UUID> run,
            Delivery delivery,
            ReceivedFile file,
            Consumer<RowOutcome> inSameTransaction) {
        try {
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
                        run.get()));
                inSameTransaction.accept(new RowOutcome.Taken());
            });
        } catch (RefusedException no) {
            throw no;
        } catch (RuntimeException notKept) {
            // the same document by another way at the same moment, or on another server: that one was first
            if (!isHere(delivery)) {
                throw notKept;
            }
            inSameTransaction.accept(new RowOutcome.AlreadyHere());
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
    private @Nullable Delivery read(ManifestLine.Row row, RowFiles files, RowFaults faults) {
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
            faults.check(() -> {
                files.check(file);
                return file;
            });
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

    /** False if it may come, for the first time or in the place of one that was recalled. */
    private boolean isHere(Delivery delivery) {
        FinanceDocumentService.KeptDocument before =
                kept.kept(delivery.externalId()).orElse(null);
        if (before == null) {
            return false;
        }
        boolean samePerson = before.person().equals(delivery.person().id());
        boolean same = samePerson && before.sha256().equals(delivery.sha256());
        if (before.recalled()) {
            if (same) {
                throw new RefusedException("finance.import.recalled", delivery.externalId());
            }
            return false;
        }
        if (same) {
            return true;
        }
        throw new RefusedException(
                samePerson ? "finance.import.other-digest" : "finance.import.other-person", delivery.externalId());
    }

    private static RowOutcome refused(RowFaults faults, RowFiles files, ManifestLine.Row row) {
        files.stays(row.value("file"), faults);
        return faults.refused();
    }

    private ReceivedFile receive(FinanceDocumentId id, RowFiles files, Delivery delivery) {
        files.check(delivery.file());
        NewDocument document = new NewDocument(
                FinancePermissions.PORTAL,
                FinanceDocumentService.subject(id.value()),
                files.name(delivery.file()),
                policy(),
                delivery.sha256());
        try (InputStream bytes = files.open(delivery.file())) {
            ReceivedFile file = documents.receive(document, bytes);
            files.received();
            return file;
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
