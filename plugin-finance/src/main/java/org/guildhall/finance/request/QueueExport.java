package org.guildhall.finance.request;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.finance.FinancePermissions;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The queue as an officer has filtered it, as CSV (RFC 4180, UTF-8); codes and times as in the other exports. */
@Component(service = QueueExport.class)
public final class QueueExport {
    /** As many as fit into the memory of a small server with room to spare. */
    private static final int MOST = 100_000;

    /** What a spreadsheet takes for the start of a formula (OWASP, CSV Injection), and the apostrophe that we put before it. */
    private static final String UNSAFE = "=+-@\t\r\n'\uFF1D\uFF0B\uFF0D\uFF20";

    private static final List<String> COLUMNS = List.of(
            "reference",
            "state",
            "about_forename",
            "about_surname",
            "requester_forename",
            "requester_surname",
            "role",
            "submitted_at",
            "due_at",
            "answered_at",
            "assigned_to",
            "approved_once",
            "before_account",
            "decided_at");

    private final Database database;
    private final AccessReviewService review;
    private final Permissions permissions;
    private final Audit audit;

    /** Takes out what the queue shows. */
    @Activate
    public QueueExport(
            @Reference Database database,
            @Reference AccessReviewService review,
            @Reference Permissions permissions,
            @Reference Audit audit) {
        this.database = database;
        this.review = review;
        this.permissions = permissions;
        this.audit = audit;
    }

    /** Writes the requests in the queue's order; that they were taken out is audited, with how many, before the first byte. */
    public void write(QueueQuery query, OutputStream out) throws IOException {
        permissions.check(FinancePermissions.READ_REQUESTS);
        List<RequestLine> lines = database.call(entities -> {
            List<RequestLine> found = review.queue(query, 0, MOST);
            audit.record(NewAuditEntry.of(
                            "finance.queue.exported",
                            "finance.queue",
                            query.filter().name())
                    .with("searched", !query.text().isBlank())
                    .with("requests", found.size()));
            return found;
        });
        Map<AccountId, String> names = new HashMap<>();
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        CSVPrinter csv = new CSVPrinter(writer, CSVFormat.RFC4180);
        csv.printRecord(COLUMNS);
        for (RequestLine line : lines) {
            AccountId officer = line.assignee();
            csv.printRecord(cells(line, officer == null ? "" : names.computeIfAbsent(officer, review::nameOf)));
        }
        csv.flush();
    }

    private static List<String> cells(RequestLine line, String officer) {
        return Stream.<@Nullable Object>of(
                        line.reference(),
                        line.state().code(),
                        line.represented().forename(),
                        line.represented().surname(),
                        line.requester().forename(),
                        line.requester().surname(),
                        line.role(),
                        line.submittedAt(),
                        line.dueAt(),
                        line.answeredAt(),
                        officer,
                        line.approvedOnce(),
                        line.beforeAccount(),
                        line.decidedAt())
                .map(QueueExport::cell)
                .toList();
    }

    private static String cell(@Nullable Object value) {
        String text = Objects.toString(value, "");
        return !text.isEmpty() && UNSAFE.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
