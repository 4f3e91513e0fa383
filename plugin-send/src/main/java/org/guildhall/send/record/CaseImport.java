package org.guildhall.send.record;

import java.util.List;
import org.guildhall.api.error.FieldProblem;
import org.jspecify.annotations.Nullable;

/**
 * What became of each line of a file of cases, or would become of it, in their order.
 *
 * @param sha256 digest of the file in hexadecimal, where it was checked; empty otherwise
 */
public record CaseImport(List<Line> lines, String sha256) {
    /** What became of a line. */
    public enum Outcome {
        /** A case was opened. */
        TAKEN("send.import.taken"),
        /** There is a case of its reference; nothing was changed. */
        ALREADY_HERE("send.import.already-here"),
        /** It cannot be taken as it is. */
        REFUSED("send.import.refused");

        private final String textKey;

        Outcome(String textKey) {
            this.textKey = textKey;
        }

        /** Key of what people call it. */
        public String textKey() {
            return textKey;
        }
    }

    /**
     * A line.
     *
     * @param number its place in the file, the heading being 1
     * @param reference what the file calls the case
     * @param problems all that is wrong with it, each with its column; none where it was not refused
     * @param id the case that was opened or is here already; null where there is none yet
     */
    public record Line(
            int number,
            String reference,
            Outcome outcome,
            List<FieldProblem> problems,
            @Nullable CaseId id) {}

    /** How many lines came to this. */
    public long count(Outcome outcome) {
        return lines.stream().filter(line -> line.outcome() == outcome).count();
    }
}
