package org.guildhall.api.audit;

import java.util.UUID;

/** The answer to checking the chain. */
public sealed interface ChainCheck {
    /** Every entry is as it was written, up to the last one chained. */
    record Intact(long entries) implements ChainCheck {}

    /** The first entry that is changed, or after which one is missing. */
    record Broken(UUID entry) implements ChainCheck {}
}
