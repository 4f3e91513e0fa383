package org.guildhall.runtime.mail;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.mail.Outbox;
import org.guildhall.api.mail.OutboxMail;
import org.guildhall.api.permission.Permissions;
import org.guildhall.runtime.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows the outbox to those who may see it. */
@Component(service = Outbox.class)
public final class KeptOutbox implements Outbox {
    private final Transactions transactions;
    private final MailQueue queue;
    private final Permissions permissions;
    private final Audit audit;

    /** Reads the queue's rows. */
    @Activate
    public KeptOutbox(
            @Reference Transactions transactions,
            @Reference MailQueue queue,
            @Reference Permissions permissions,
            @Reference Audit audit) {
        this.transactions = transactions;
        this.queue = queue;
        this.permissions = permissions;
        this.audit = audit;
    }

    @Override
    public List<OutboxMail> list(Set<OutboxMail.State> states, int limit) {
        permissions.check("core:outbox:read");
        return states.isEmpty() ? List.of() : queue.list(states, Math.clamp(limit, 1, 1000));
    }

    @Override
    public void retry(UUID id) {
        permissions.check("core:outbox:retry");
        transactions.run(sql -> {
            queue.hurry(id);
            audit.record(NewAuditEntry.of("mail.retried", "mail", id));
        });
    }

    @Override
    public int retryAll() {
        permissions.check("core:outbox:retry");
        return transactions.call(sql -> {
            int mails = queue.hurryAll();
            audit.record(NewAuditEntry.of("mail.retried-all", "mail", "all").with("mails", mails));
            return mails;
        });
    }
}
