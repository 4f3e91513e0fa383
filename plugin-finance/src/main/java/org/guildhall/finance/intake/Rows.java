package org.guildhall.finance.intake;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Takes the rows of one kind of manifest. */
interface Rows {
    /**
     * Takes one row.
     *
     * @param run asked in that transaction
     * @param inSameTransaction to be called in the transaction that makes the row true, or in none if nothing changes
     */
    void take(Supplier<UUID> run, ManifestLine.Row row, Consumer<RowOutcome> inSameTransaction);
}
