package org.guildhall.finance.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.text.Texts;
import org.jspecify.annotations.Nullable;

/** All that is wrong with one row, so that whoever corrects it need not drop it once for each fault. */
final class RowFaults {
    private final Texts texts;
    private final List<String> found = new ArrayList<>();

    RowFaults(Texts texts) {
        this.texts = texts;
    }

    /** Notes a fault. */
    void add(String textKey, Object... values) {
        found.add(texts.get(Texts.ENGLISH, textKey, values));
    }

    /** Notes a fault that was thrown. */
    void add(RefusedException fault) {
        add(fault.textKey(), fault.arguments());
    }

    /** The value, or null after its fault was noted. */
    <T> @Nullable T check(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (RefusedException fault) {
            add(fault);
            return null;
        }
    }

    boolean any() {
        return !found.isEmpty();
    }

    RowOutcome refused() {
        return new RowOutcome.Refused(List.copyOf(found));
    }
}
