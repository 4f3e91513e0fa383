package org.guildhall.runtime.subject;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.document.StoredDocument.Scan;
import org.guildhall.api.subject.SubjectArchive;
import org.guildhall.runtime.document.VaultDocuments;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What is kept of somebody as a ZIP archive of CSV (RFC 4180), JSON and the files themselves. */
final class SubjectZip implements SubjectArchive, AutoCloseable {
    private static final String README = """
            What is kept of one person, as it stood from %s on (UK GDPR, article 15).

            contents.json  what is in this archive: tables with their columns and the number of their rows, and how many files
            core/          what Guildhall's core keeps, as CSV (RFC 4180, UTF-8)
            others         what each portal keeps, in a folder with its name
            documents/     files, each in a folder named after its id

            In the tables, an empty field is no value; "" is an empty text. Ids are UUIDs. Times are in UTC (ISO 8601). Texts that the
            database keeps sealed are readable here. A text that a spreadsheet would take for a formula has an apostrophe before it.

            Read it through before it is handed over: answers, messages, notes and files may tell of other people too. An archive
            without contents.json was cut off.
            """;

    /** What a spreadsheet takes for the start of a formula (OWASP, CSV Injection), and the apostrophe that we put before it. */
    private static final String UNSAFE = "=+-@\t\r\n'\uFF1D\uFF0B\uFF0D\uFF20";

    /** Keeps an empty text apart from no value. */
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL_NON_NULL).get();

    private final ZipOutputStream zip;
    private final VaultDocuments documents;
    private final Instant began;
    private final List<Map<String, Object>> listed = new ArrayList<>();
    private final Set<DocumentId> written = new HashSet<>();
    private String folder = "";

    SubjectZip(OutputStream out, VaultDocuments documents, Instant began) throws IOException {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.documents = documents;
        this.began = began;
        entry("README.txt", README.formatted(began));
    }

    /** What comes next is kept under this name. */
    void of(String data) {
        folder = data;
    }

    @Override
    public void table(String name, List<String> columns, Rows rows) throws IOException {
        String file = folder + "/" + name + ".csv";
        zip.putNextEntry(new ZipEntry(file));
        // not closed, for that would close the archive
        Writer writer = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
        CSVPrinter out = new CSVPrinter(writer, FORMAT);
        out.printRecord(columns);
        long[] count = {0};
        try {
            rows.writeTo(values -> {
                try {
                    for (Object value : values) {
                        out.print(cell(value));
                    }
                    out.println();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                count[0]++;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        writer.flush();
        zip.closeEntry();
        listed.add(Map.of("file", file, "columns", columns, "rows", count[0]));
    }

    private static @Nullable Object cell(@Nullable Object value) {
        return value instanceof String text && !text.isEmpty() && UNSAFE.indexOf(text.charAt(0)) >= 0
                ? "'" + text
                : value;
    }

    @Override
    public void document(DocumentId id) throws IOException {
        Optional<StoredDocument> document =
                documents.find(id).filter(found -> found.scan() != Scan.WAITING && found.scan() != Scan.QUARANTINED);
        if (document.isEmpty() || !written.add(id)) {
            return;
        }
        zip.putNextEntry(new ZipEntry("documents/" + id + "/" + document.get().fileName()));
        documents.copy(id, zip);
        zip.closeEntry();
    }

    /** The list of all of it, as the last entry: an archive without it was cut off. */
    void contents() throws IOException {
        entry(
                "contents.json",
                JsonMapper.builder()
                        .build()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(
                                Map.of("began", began.toString(), "documents", written.size(), "tables", listed)));
    }

    @Override
    public void close() throws IOException {
        zip.finish();
    }

    private void entry(String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
