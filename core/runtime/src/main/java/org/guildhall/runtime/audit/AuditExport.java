package org.guildhall.runtime.audit;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.guildhall.api.audit.AuditEntry;
import org.guildhall.api.audit.AuditFormat;
import org.guildhall.api.audit.AuditQuery;
import org.guildhall.runtime.persistence.Row;
import org.guildhall.runtime.persistence.Transactions;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes entries with their places in the chain, a few hundred at a time, so that a long log needs neither memory nor locks. */
final class AuditExport {
    private static final int BATCH = 500;
    private static final UUID FIRST = new UUID(0, 0);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What a spreadsheet takes for the start of a formula (OWASP, CSV Injection), and the apostrophe that we put before it. */
    private static final String UNSAFE = "=+-@\t\r\n'\uFF1D\uFF0B\uFF0D\uFF20";

    /** The entries' own columns, their place in the chain, and the digest of the entry before. */
    private static final String ROWS = ChainedAudit.COLUMNS
            + ", chain_number, chain_hash, (SELECT p.chain_hash FROM core.audit_entry p"
            + " WHERE p.chain_number = e.chain_number - 1) FROM core.audit_entry e";

    private static final List<String> COLUMNS = List.of(
            "number",
            "hash",
            "previous_hash",
            "id",
            "at",
            "actor",
            "session",
            "browser",
            "client_address",
            "action",
            "subject_type",
            "subject_id",
            "details",
            "head_number",
            "head_hash");

    private final Transactions transactions;
    private final AuditChain.Head head;

    AuditExport(Transactions transactions, AuditChain.Head head) {
        this.transactions = transactions;
        this.head = head;
    }

    void write(AuditQuery query, AuditFormat format, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        switch (format) {
            case CSV -> {
                CSVPrinter lines = new CSVPrinter(writer, CSVFormat.RFC4180);
                lines.printRecord(COLUMNS);
                each(
                        query,
                        row -> lines.printRecord(
                                row.values().stream().map(AuditExport::cell).toList()));
                lines.flush();
            }
            case JSON_LINES -> {
                each(query, row -> writer.append(JSON.writeValueAsString(row)).append('\n'));
                writer.flush();
            }
        }
    }

    private void each(AuditQuery query, Line line) throws IOException {
        Condition asked = Condition.of(query);
        UUID last = FIRST;
        List<Linked> batch;
        do {
            Condition further = asked.and("id > ?", last);
            batch = transactions.call(sql -> sql.list(
                    Linked::of,
                    ROWS + further.where() + " ORDER BY id FETCH FIRST " + BATCH + " ROWS ONLY",
                    further.values()));
            for (Linked each : batch) {
                line.write(columns(each));
                last = each.entry.id();
            }
        } while (batch.size() == BATCH);
    }

    private Map<String, Object> columns(Linked linked) {
        AuditEntry entry = linked.entry;
        Map<String, Object> row = new LinkedHashMap<>();
        // one that is not linked yet has no place
        row.put("number", linked.number == null ? "" : linked.number);
        row.put("hash", linked.hash);
        row.put("previous_hash", linked.before);
        row.put("id", entry.id().toString());
        row.put("at", entry.at().toString());
        row.put("actor", entry.actor());
        row.put("session", entry.session());
        row.put("browser", entry.browser());
        row.put("client_address", entry.clientAddress());
        row.put("action", entry.action());
        row.put("subject_type", entry.subjectType());
        row.put("subject_id", entry.subjectId());
        row.put("details", new TreeMap<>(entry.details()));
        row.put("head_number", head.number());
        row.put("head_hash", head.hash());
        return row;
    }

    private static String cell(Object value) {
        String text = value instanceof Map ? JSON.writeValueAsString(value) : value.toString();
        return !text.isEmpty() && UNSAFE.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** Takes a row further. */
    private interface Line {
        void write(Map<String, Object> row) throws IOException;
    }

    private record Linked(AuditEntry entry, @Nullable Long number, String hash, String before) {
        static Linked of(Row row) {
            String hash = row.textOrNull(ChainedAudit.WIDTH + 2);
            String before = row.textOrNull(ChainedAudit.WIDTH + 3);
            return hash == null
                    ? new Linked(ChainedAudit.entry(row), null, "", "")
                    : new Linked(
                            ChainedAudit.entry(row),
                            row.number(ChainedAudit.WIDTH + 1),
                            hash,
                            before == null ? AuditChain.START : before);
        }
    }
}
