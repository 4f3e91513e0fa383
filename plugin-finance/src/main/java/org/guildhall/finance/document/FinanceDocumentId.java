package org.guildhall.finance.document;

import java.util.UUID;

/** The id of a financial document. */
public record FinanceDocumentId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
