package org.guildhall.runtime.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.guildhall.api.bundle.KeptData;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.runtime.form.EncryptedDrafts;
import org.guildhall.runtime.persistence.SchemaTables;
import org.guildhall.runtime.persistence.SchemaTables.Column;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A portal's data as a ZIP archive of CSV (RFC 4180), JSON and the files themselves. */
final class DataArchive implements AutoCloseable {
    private static final String README = """
            What %s has kept, as it stood from %s on.

            contents.json  what is in this archive: tables with their columns and the number of their rows
            tables/        one CSV file (RFC 4180, UTF-8) for each table of the portal
            core/          what Guildhall's core keeps in the portal's name, as CSV too; core/account.csv says whose account each id
                           in the other files is that belongs to one
            documents/     the files, each in a folder named after its id; core/document.csv says what each is

            In the tables, an empty field is no value; "" is an empty text. Ids are UUIDs. Times are in UTC (ISO 8601). Bytes are in
            Base64. Texts that the database keeps sealed are readable here: keep this archive as safe as the database.
            """;

    /** Keeps an empty text apart from no value. */
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL_NON_NULL).get();

    private final ZipOutputStream zip;
    private final KeptData data;
    private final Instant began;
    private final List<Map<String, Object>> listed = new ArrayList<>();
    /** The ids in what was written: some are those of accounts. */
    private final Set<UUID> ids = new HashSet<>();

    /** Opens a sealed text of the row of this id. */
    @FunctionalInterface
    interface Opening {
        String open(UUID id, String kept);
    }

    /** Writes the bytes of one file. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    DataArchive(OutputStream out, KeptData data, Instant began) throws IOException {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.data = data;
        this.began = began;
        entry("README.txt", README.formatted(data.title(), began));
    }

    /** The tables of the portal's own schema; opens the columns that are sealed. */
    void tables(SchemaTables schema, Map<String, Opening> sealed) {
        for (String table : schema.tables(data.name())) {
            String name = table.toLowerCase(Locale.ROOT);
            write("tables/" + name + ".csv", reader -> schema.read(data.name(), table, reader), (column, id, value) -> {
                Opening opening = sealed.get(name + "." + column);
                return opening == null ? value : opening.open(id, value);
            });
        }
    }

    /** The rows that core keeps in the portal's name. */
    void core(SchemaTables schema, EncryptedDrafts drafts) {
        core("person", "keeper = ?", data.name(), schema, DataArchive::asItIs);
        core("access_grant", "portal = ?", data.name(), schema, DataArchive::asItIs);
        core(
                "draft",
                "form LIKE ?",
                data.name() + ".%",
                schema,
                (column, id, value) -> column.equals("answers")
                        ? drafts.open(id, Base64.getDecoder().decode(value))
                        : value);
        write(
                "core/document.csv",
                reader -> schema.read(
                        "SELECT id, subject, purpose, file_name, media_type, size_bytes, sha256, scan, stored_at"
                                + " FROM core.document WHERE portal = ?",
                        reader,
                        data.name()),
                DataArchive::asItIs);
        accounts(schema);
    }

    /** Whose accounts the ids are: names, and how to reach them. */
    private void accounts(SchemaTables schema) {
        Set<UUID> named = Set.copyOf(ids);
        write(
                "core/account.csv",
                reader -> schema.read(
                        "SELECT id, forename, surname, email FROM core.account ORDER BY id", new SchemaTables.Reader() {
                            @Override
                            public void columns(List<Column> columns) {
                                reader.columns(columns);
                            }

                            @Override
                            public void row(List<@Nullable String> values) {
                                if (named.contains(UUID.fromString(String.valueOf(values.getFirst())))) {
                                    reader.row(values);
                                }
                            }
                        }),
                DataArchive::asItIs);
    }

    private void core(String table, String condition, String value, SchemaTables schema, Change change) {
        write(
                "core/" + table + ".csv",
                reader -> schema.read("SELECT * FROM core." + table + " WHERE " + condition, reader, value),
                change);
    }

    private static String asItIs(String column, UUID id, String value) {
        return value;
    }

    /** One document. */
    void document(StoredDocument document, Content content) throws IOException {
        zip.putNextEntry(new ZipEntry("documents/" + document.id() + "/" + document.fileName()));
        content.writeTo(zip);
        zip.closeEntry();
    }

    /** The list of all of it, as the last entry: an archive without it was cut off. */
    void contents() throws IOException {
        entry(
                "contents.json",
                JsonMapper.builder()
                        .build()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(Map.of(
                                "data", data.name(),
                                "portal", data.portal(),
                                "version", data.version(),
                                "began", began.toString(),
                                "documents", data.documents(),
                                "tables", listed)));
    }

    @Override
    public void close() throws IOException {
        zip.finish();
    }

    /** What becomes of a value that is there. */
    @FunctionalInterface
    private interface Change {
        String of(String column, UUID id, String value);
    }

    /** Where rows come from. */
    @FunctionalInterface
    private interface Source {
        void readTo(SchemaTables.Reader reader);
    }

    private void write(String file, Source source, Change change) {
        try {
            zip.putNextEntry(new ZipEntry(file));
            // not closed, for that would close the archive
            Writer writer = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
            Rows rows = new Rows(new CSVPrinter(writer, FORMAT), change, ids);
            source.readTo(rows);
            writer.flush();
            zip.closeEntry();
            listed.add(Map.of("file", file, "columns", rows.columns, "rows", rows.count));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void entry(String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static final class Rows implements SchemaTables.Reader {
        private static final UUID NONE = new UUID(0, 0);

        private final CSVPrinter out;
        private final Change change;
        private final Set<UUID> ids;
        private List<Column> columns = List.of();
        private int id = -1;
        private long count;

        Rows(CSVPrinter out, Change change, Set<UUID> ids) {
            this.out = out;
            this.ids = ids;
            this.change = change;
        }

        @Override
        public void columns(List<Column> all) {
            columns = List.copyOf(all);
            id = all.stream().map(Column::name).toList().indexOf("id");
            print(all.stream().map(Column::name).toList());
        }

        @Override
        public void row(List<@Nullable String> values) {
            String own = id < 0 ? null : values.get(id);
            UUID owner = own == null || own.length() != NONE.toString().length() ? NONE : UUID.fromString(own);
            List<@Nullable String> shown = new ArrayList<>();
            for (int column = 0; column < values.size(); column++) {
                String value = values.get(column);
                if (value != null && columns.get(column).type().equals("uuid")) {
                    ids.add(UUID.fromString(value));
                }
                shown.add(value == null ? null : change.of(columns.get(column).name(), owner, value));
            }
            print(shown);
            count++;
        }

        private void print(Iterable<?> values) {
            try {
                out.printRecord(values);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
