package org.guildhall.finance.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.guildhall.api.source.DocumentSource;
import org.guildhall.api.source.SourceDocument;

/**
 * A sample of a document source: a ledger whose entries are numbered. In a bundle it would be a component
 * ({@code @Component(service = DocumentSource.class)}) that asks the other system's own interface.
 */
final class LedgerSource implements DocumentSource {
    /** What the other system has: by its number. */
    record Entry(String externalId, String person, String title, byte[] pdf, String sha256) {}

    private final TreeMap<Long, Entry> ledger = new TreeMap<>();
    private final String name;
    private boolean away;
    private boolean broken;

    LedgerSource(String name) {
        this.name = name;
    }

    void write(long number, Entry entry) {
        ledger.put(number, entry);
    }

    /** Whether its files cannot be had. */
    void setAway(boolean now) {
        away = now;
    }

    /** From now on it fails in a way that nobody foresaw. */
    void setBroken() {
        broken = true;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String portal() {
        return "finance";
    }

    @Override
    public List<SourceDocument> next(String after, int most) {
        if (broken) {
            throw new IllegalStateException("The ledger cannot be read");
        }
        long last = after.isEmpty() ? Long.MIN_VALUE : Long.parseLong(after);
        return ledger.tailMap(last, false).entrySet().stream()
                .limit(most)
                .map(each -> document(each.getKey(), each.getValue()))
                .toList();
    }

    private SourceDocument document(long number, Entry entry) {
        return new SourceDocument(
                Long.toString(number),
                Map.of(
                        "external_id", entry.externalId(),
                        "person_ref", entry.person(),
                        "kind", "invoice",
                        "document_date", "2026-03-01",
                        "published_date", "2026-03-02",
                        "description", entry.title(),
                        "sha256", entry.sha256()),
                number + ".pdf",
                () -> {
                    if (away) {
                        throw new IOException("the other system does not answer");
                    }
                    return new ByteArrayInputStream(entry.pdf());
                });
    }
}
