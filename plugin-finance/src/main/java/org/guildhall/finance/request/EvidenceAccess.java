package org.guildhall.finance.request;

import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.form.DraftOwner;
import org.guildhall.api.form.Drafts;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.finance.FinancePermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who may read evidence: those who sent it, and staff who may see requests. */
@Component(service = EvidenceAccess.class)
public final class EvidenceAccess {
    private final Database database;
    private final Drafts drafts;
    private final Permissions permissions;

    /** Asks the requests at each read. */
    @Activate
    public EvidenceAccess(@Reference Database database, @Reference Drafts drafts, @Reference Permissions permissions) {
        this.database = database;
        this.drafts = drafts;
        this.permissions = permissions;
    }

    /** Whether the account may read the file now. */
    public boolean mayRead(AccountId account, StoredDocument document) {
        String subject = document.subject();
        int colon = subject.indexOf(':');
        UUID id = UUID.fromString(subject.substring(colon + 1));
        return switch (subject.substring(0, Math.max(colon, 0))) {
            case "" -> drafts.find(id, new DraftOwner.ByAccount(account)).isPresent();
            case "answer" -> sentBy(account, id);
            case "request" -> sentBy(account, id) || permissions.has(account, FinancePermissions.READ_REQUESTS);
            default -> false;
        };
    }

    private boolean sentBy(AccountId account, UUID request) {
        return database.call((EntityManager entities) -> {
            AccessRequestEntity found = entities.find(AccessRequestEntity.class, request);
            return found != null && found.isOf(account.value());
        });
    }
}
