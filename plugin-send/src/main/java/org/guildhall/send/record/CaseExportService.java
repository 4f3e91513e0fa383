package org.guildhall.send.record;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.document.DocumentContent;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.Documents;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.subject.SubjectArchive;
import org.guildhall.send.SendPermissions;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes out what is kept of a case, for the subject access request of a child who has no account (UK GDPR article 15): a ZIP of CSV
 * tables and files, for whoever answers the request to read through first.
 */
@Component(service = CaseExportService.class)
public final class CaseExportService {
    static final String PLACE = "/exports/send/case/";

    /** What a spreadsheet takes for the start of a formula (OWASP, CSV Injection), and the apostrophe that we put before it. */
    private static final String UNSAFE = "=+-@\t\r\n'\uFF1D\uFF0B\uFF0D\uFF20";

    private final Database database;
    private final CaseAccess access;
    private final Permissions permissions;
    private final Documents documents;
    private final Audit audit;
    private final KeptWords seals;
    private final CaseParts parts;

    /** Reads the unit of this bundle. */
    @Activate
    public CaseExportService(
            @Reference Database database,
            @Reference CaseAccess access,
            @Reference Permissions permissions,
            @Reference Documents documents,
            @Reference Audit audit,
            @Reference KeptWords seals,
            @Reference CaseParts parts) {
        this.database = database;
        this.access = access;
        this.permissions = permissions;
        this.documents = documents;
        this.audit = audit;
        this.seals = seals;
        this.parts = parts;
    }

    /** Whether the acting person may take cases out. */
    public boolean mayExport() {
        return permissions.has(SendPermissions.EXPORT_SUBJECT);
    }

    /** Where the archive of a case can be had, from the root of the instance on, without a slash before it. */
    public static String path(CaseId id) {
        return PLACE.substring(1) + id;
    }

    /**
     * Writes the archive; that it was taken out is audited before the first byte.
     *
     * @throws IOException if the reader went away
     */
    public void write(CaseId id, OutputStream out) throws IOException {
        database.run(entities -> {
            access.staff(entities, id, SendPermissions.EXPORT_SUBJECT);
            audit.record(NewAuditEntry.of("send.case.exported", CaseRecords.SUBJECT, id));
        });
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        try {
            database.run(entities -> {
                try {
                    new CaseTables(entities, seals, (name, columns, rows) -> table(zip, name, columns, rows))
                            .write(List.of(id.value()));
                } catch (IOException gone) {
                    throw new UncheckedIOException(gone);
                }
            });
            parts.write(id, new ZippedCase(zip));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
        zip.finish();
    }

    /** The archive as other packages write into it. */
    private final class ZippedCase implements CaseArchive {
        private final ZipOutputStream zip;
        private final Set<DocumentId> written = new HashSet<>();

        private ZippedCase(ZipOutputStream zip) {
            this.zip = zip;
        }

        @Override
        public void table(String name, List<String> columns, SubjectArchive.Rows rows) throws IOException {
            CaseExportService.table(zip, name, columns, rows);
        }

        @Override
        public void document(DocumentId id) throws IOException {
            DocumentContent content;
            try {
                content = documents.open(id);
            } catch (RefusedException | NotFoundException kept) {
                return;
            }
            if (written.add(id)) {
                zip.putNextEntry(new ZipEntry(
                        "documents/" + id + "/" + content.document().fileName()));
                content.writeTo(zip);
                zip.closeEntry();
            }
        }
    }

    private static void table(ZipOutputStream zip, String name, List<String> columns, SubjectArchive.Rows rows)
            throws IOException {
        zip.putNextEntry(new ZipEntry(name + ".csv"));
        Writer writer = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
        CSVPrinter csv = new CSVPrinter(writer, CSVFormat.RFC4180);
        csv.printRecord(columns);
        rows.writeTo(values -> print(csv, values));
        csv.flush();
        zip.closeEntry();
    }

    private static void print(CSVPrinter csv, @Nullable Object... values) {
        try {
            csv.printRecord(Stream.of(values).map(CaseExportService::cell).toList());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String cell(@Nullable Object value) {
        String text = Objects.toString(value, "");
        return !text.isEmpty() && UNSAFE.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
