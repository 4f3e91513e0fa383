package org.guildhall.finance.request;

import java.util.List;
import org.guildhall.api.person.Person;

/** A finance record that may be meant, with each detail set beside the request's. */
public record Comparison(Person person, List<Difference> differences) {
    /** Whether every detail means the same. */
    public boolean agrees() {
        return differences.stream().allMatch(difference -> difference.kind().agrees());
    }

    /** How many details do not mean the same. */
    public long differing() {
        return differences.stream()
                .filter(difference -> !difference.kind().agrees())
                .count();
    }
}
