package org.guildhall.send.document;

import java.util.List;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.send.record.CaseAccess;
import org.guildhall.send.record.CaseId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The documents that were published to the acting parent, young person or representative (SPEC G8). */
@Component(service = DocumentService.class)
public final class DocumentService {
    private final CaseAccess access;
    private final Shelf shelf;

    /** Shows what is on the shelf. */
    @Activate
    public DocumentService(@Reference CaseAccess access, @Reference Shelf shelf) {
        this.access = access;
        this.shelf = shelf;
    }

    /**
     * So many of a case's documents that the acting party sees.
     *
     * @throws NotPermittedException if they see nothing of the case; audited
     */
    public List<PublishedDocument> list(CaseId id, DocumentQuery query, int offset, int limit) {
        return shelf.seen(access.party(id), query, offset, limit);
    }

    /** How many there are. */
    public long count(CaseId id, DocumentQuery query) {
        return shelf.count(access.party(id), query);
    }

    /** How many of them the acting party has not opened. */
    public long unread(CaseId id) {
        return shelf.unread(access.party(id));
    }
}
