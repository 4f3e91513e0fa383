package org.guildhall.runtime.mail;

import java.util.Hashtable;
import java.util.List;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.mail.KeptMail;
import org.guildhall.api.mail.TestMailbox;
import org.guildhall.api.persistence.Database;
import org.guildhall.runtime.persistence.Transactions;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The mailbox of a test instance; on a live one the service is never there (SPEC D3). */
public final class DatabaseMailbox implements TestMailbox {
    private final Transactions transactions;

    /** Reads the outbox's kept mails. */
    public DatabaseMailbox(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<KeptMail> newest(int limit) {
        return transactions.call(sql -> sql.list(
                row -> new KeptMail(
                        row.uuid(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6), row.instant(7)),
                "SELECT id, recipient, sender_name || ' <' || sender || '>', subject, text, html, created_at FROM core.outbox"
                        + " WHERE state = 'KEPT' AND content_deleted_at IS NULL ORDER BY created_at DESC, id DESC FETCH FIRST "
                        + Math.clamp(limit, 1, 1000) + " ROWS ONLY"));
    }

    @Override
    public String version() {
        return transactions.call(sql -> sql.list(
                        row -> row.number(1) + "-" + row.instantOrNull(2),
                        "SELECT COUNT(*), MAX(created_at) FROM core.outbox"
                                + " WHERE state = 'KEPT' AND content_deleted_at IS NULL")
                .getFirst());
    }

    /** Registers the service on test instances alone. */
    @Component(
            service = {},
            immediate = true)
    public static final class Publisher {
        private final @Nullable ServiceRegistration<TestMailbox> registration;

        /** The database is asked for so that core's tables are there. */
        @Activate
        public Publisher(
                BundleContext context,
                @Reference Instance instance,
                @Reference Transactions transactions,
                @Reference Database migrated) {
            registration = instance.test()
                    ? context.registerService(TestMailbox.class, new DatabaseMailbox(transactions), new Hashtable<>())
                    : null;
        }

        @Deactivate
        void withdraw() {
            if (registration != null) {
                registration.unregister();
            }
        }
    }
}
