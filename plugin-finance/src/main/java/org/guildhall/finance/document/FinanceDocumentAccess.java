package org.guildhall.finance.document;

import org.guildhall.api.document.DocumentAccess;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.session.Actor;
import org.guildhall.finance.FinancePermissions;
import org.guildhall.finance.request.EvidenceAccess;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who may read this portal's files: holders of a grant, those who sent evidence, and staff with the right to. */
@Component(service = DocumentAccess.class)
public final class FinanceDocumentAccess implements DocumentAccess {
    private final FinanceDocumentService documents;
    private final EvidenceAccess evidence;

    /** Asks the grants and the requests at each read. */
    @Activate
    public FinanceDocumentAccess(@Reference FinanceDocumentService documents, @Reference EvidenceAccess evidence) {
        this.documents = documents;
        this.evidence = evidence;
    }

    @Override
    public String portal() {
        return FinancePermissions.PORTAL;
    }

    @Override
    public boolean mayRead(Actor actor, StoredDocument document) {
        if (!(actor instanceof Actor.User user)) {
            return false;
        }
        return FinanceDocumentService.isFinanceDocument(document)
                ? documents.mayRead(user.account(), document.id())
                : evidence.mayRead(user.account(), document);
    }

    @Override
    public void wasRead(Actor actor, StoredDocument document) {
        if (actor instanceof Actor.User user && FinanceDocumentService.isFinanceDocument(document)) {
            documents.markRead(user.account(), document.id());
        }
    }
}
