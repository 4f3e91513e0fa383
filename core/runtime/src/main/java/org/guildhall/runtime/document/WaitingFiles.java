package org.guildhall.runtime.document;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.job.Job;
import org.guildhall.api.malware.MalwareScanner;
import org.guildhall.api.malware.ScanResult;
import org.guildhall.runtime.malware.Scanners;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the scanner look at each document that waits; asked for after each upload, and by itself once a scanner is back. */
@Component(service = Job.class)
public final class WaitingFiles implements Job {
    static final String NAME = "core.documents.scan";

    private static final Logger LOG = LoggerFactory.getLogger(WaitingFiles.class);
    private static final int PAGE = 50;

    private final VaultDocuments documents;
    private final Scanners scanners;

    @Activate
    public WaitingFiles(@Reference VaultDocuments documents, @Reference Scanners scanners) {
        this.documents = documents;
        this.scanners = scanners;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(15);
    }

    /**
     * Looks at all of them.
     *
     * @throws IOException if the scanner does not answer, or could not look at some; these wait on
     */
    @Override
    public void run() throws IOException {
        MalwareScanner scanner = scanners.current().orElse(null);
        if (scanner == null) {
            return;
        }
        int failed = 0;
        String last = "";
        UUID after = new UUID(0, 0);
        for (List<StoredDocument> page = documents.waiting(after, PAGE);
                !page.isEmpty();
                page = documents.waiting(after, PAGE)) {
            for (StoredDocument document : page) {
                after = document.id().value();
                String problem = look(document, scanner);
                if (!problem.isEmpty()) {
                    failed++;
                    last = problem;
                }
            }
        }
        if (failed > 0) {
            throw new IOException("%d files wait on, the last because: %s".formatted(failed, last));
        }
    }

    /** Why the document waits on; empty if it does not. */
    private String look(StoredDocument document, MalwareScanner scanner) throws IOException {
        ScanResult result;
        try {
            result = documents.scan(document.id(), scanner);
        } catch (NotFoundException deleted) {
            LOG.debug("The document {} was deleted before the scanner came to it", document.id(), deleted);
            return "";
        } catch (IOException unreadable) {
            // one broken file must not keep the others waiting
            LOG.warn("The document {} cannot be looked at.", document.id(), unreadable);
            return unreadable.toString();
        }
        return switch (result) {
            case ScanResult.Clean clean -> {
                documents.passed(document);
                yield "";
            }
            case ScanResult.Found found -> {
                LOG.warn("The scanner found {} in the document {}: nobody can open it.", found.name(), document.id());
                documents.quarantine(document, found.name());
                yield "";
            }
            case ScanResult.TooBig tooBig -> "larger than the scanner takes";
            case ScanResult.Failed failed -> failed.reason();
            case ScanResult.Away away ->
                throw new IOException("The scanner at " + scanner.address() + " does not answer: " + away.reason());
        };
    }
}
