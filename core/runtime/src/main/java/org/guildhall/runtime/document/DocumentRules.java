package org.guildhall.runtime.document;

import org.guildhall.api.document.DocumentAccess;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Gives the store the portals' rules: apart from the store, for a rule may need it before it is there. */
@Component(service = DocumentRules.class, immediate = true)
public final class DocumentRules {
    private final VaultDocuments store;

    @Activate
    public DocumentRules(@Reference VaultDocuments store) {
        this.store = store;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(DocumentAccess rule) {
        store.add(rule);
    }

    void remove(DocumentAccess rule) {
        store.remove(rule);
    }
}
