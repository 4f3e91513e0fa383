package org.guildhall.api.audit;

import java.util.UUID;

/** The answer to checking the chain. */
public sealed interface ChainCheck {
    /** Every entry is as it was written, up to the last one chained. */
    record Intact(long entries) implements ChainCheck {}

    /**
     * Something was changed or taken away.
     *
     * @param entry the first that is changed, or the last before one that is missing
     * @param before how many before it are as they were written
     */
    record Broken(UUID entry, long before) implements ChainCheck {}
}
