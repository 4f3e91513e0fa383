package org.guildhall.runtime.bundle;

import org.guildhall.api.bundle.LegalHolds;
import org.guildhall.api.persistence.Database;
import org.guildhall.runtime.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Holds as {@link KeptPortalData} places them. */
@Component(service = LegalHolds.class)
public final class KeptLegalHolds implements LegalHolds {
    private final Transactions transactions;

    @Activate
    public KeptLegalHolds(@Reference Transactions transactions, @Reference Database migrated) {
        this(transactions);
    }

    /** Holds of the database of these transactions. */
    public KeptLegalHolds(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean cover(String portal) {
        return transactions.<Long>call(sql -> sql.count("SELECT count(*) FROM core.legal_hold WHERE name = ?", portal))
                > 0;
    }
}
