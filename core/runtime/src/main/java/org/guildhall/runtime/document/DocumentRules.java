package org.guildhall.runtime.document;

import org.guildhall.api.document.DocumentAccess;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Brings the portals' rules to the documents. A part of its own: a rule needs its portal's services and they need the documents, so
 * that the container would see a circle if the documents themselves asked for the rules.
 */
@Component(
        service = {},
        immediate = true)
public final class DocumentRules {
    private final VaultDocuments documents;

    /** Documents whose readers the rules decide on. */
    @Activate
    public DocumentRules(@Reference VaultDocuments documents) {
        this.documents = documents;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(DocumentAccess rule) {
        documents.add(rule);
    }

    void remove(DocumentAccess rule) {
        documents.remove(rule);
    }
}
