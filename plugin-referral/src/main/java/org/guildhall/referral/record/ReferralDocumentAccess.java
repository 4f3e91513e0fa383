package org.guildhall.referral.record;

import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.document.DocumentAccess;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.form.DraftOwner;
import org.guildhall.api.form.Drafts;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.session.Actor;
import org.guildhall.referral.ReferralPermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who may read attachments: whoever sent them, and those who see the inbox in which the referral lies now. */
@Component(service = DocumentAccess.class)
public final class ReferralDocumentAccess implements DocumentAccess {
    private static final String OF_REFERRAL =
            ReferralRecords.subject(new UUID(0, 0)).substring(0, "referral:".length());

    private final Database database;
    private final Drafts drafts;
    private final Wall wall;

    /** Asks the referrals at each read. */
    @Activate
    public ReferralDocumentAccess(@Reference Database database, @Reference Drafts drafts, @Reference Wall wall) {
        this.database = database;
        this.drafts = drafts;
        this.wall = wall;
    }

    @Override
    public String portal() {
        return ReferralPermissions.PORTAL;
    }

    @Override
    public boolean mayRead(Actor actor, StoredDocument document) {
        if (!(actor instanceof Actor.User user)) {
            return false;
        }
        String subject = document.subject();
        return subject.startsWith(OF_REFERRAL)
                ? mayRead(user.account(), UUID.fromString(subject.substring(OF_REFERRAL.length())))
                : drafts.find(UUID.fromString(subject), new DraftOwner.ByAccount(user.account()))
                        .isPresent();
    }

    private boolean mayRead(AccountId account, UUID id) {
        return database.call(entities -> {
            ReferralLineEntity referral = entities.find(ReferralLineEntity.class, id);
            if (referral == null) {
                return false;
            }
            return referral.sender.equals(account.value())
                    || wall.lets(entities, account, id, referral.inbox, referral.form);
        });
    }

    @Override
    public void wasRead(Actor actor, StoredDocument document) {
        // that it was read stands in the audit log; nothing else is counted
    }
}
