package org.guildhall.finance.intake;

import java.util.UUID;
import java.util.function.Consumer;

/** Takes the rows of one kind of manifest. */
interface Rows {
    /**
     * Takes one row.
     *
     * @param inSameTransaction to be called in the transaction that makes the row true, or in none if nothing changes
     */
    void take(UUID run, ManifestLine.Row row, Consumer<RowOutcome> inSameTransaction);
}
