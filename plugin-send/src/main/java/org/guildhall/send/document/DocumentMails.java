package org.guildhall.send.document;

import java.util.Collection;
import java.util.Map;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.mail.Mails;
import org.guildhall.api.mail.NewMail;
import org.guildhall.send.record.CaseLine;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells by mail that there are documents: a reference and a link, never content and never a child's name. */
@Component(service = DocumentMails.class)
public final class DocumentMails {
    private final Mails mails;
    private final Accounts accounts;
    private final Instance instance;

    /** Writes into the outbox of this bundle. */
    @Activate
    public DocumentMails(@Reference Mails mails, @Reference Accounts accounts, @Reference Instance instance) {
        this.mails = mails;
        this.accounts = accounts;
        this.instance = instance;
    }

    /** Something new can be read: one mail each, however many documents it is. */
    void published(Collection<AccountId> parties, CaseLine line) {
        parties.forEach(party -> accounts.find(party)
                .ifPresent(account -> mails.send(new NewMail(
                        account.email(),
                        "documents-published",
                        account.details().language(),
                        Map.of(
                                "name",
                                account.details().name().full(),
                                "reference",
                                line.reference(),
                                "link",
                                instance.baseAddress() + "/send/documents/" + line.id())))));
    }
}
