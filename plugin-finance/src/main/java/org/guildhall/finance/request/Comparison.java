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

    /** Whether name and date of birth agree; a postcode alone says little, for many people share one. */
    public boolean sameNameAndBirth() {
        return kind(Difference.Detail.FORENAME).agrees()
                && kind(Difference.Detail.SURNAME).agrees()
                && kind(Difference.Detail.DATE_OF_BIRTH).agrees();
    }

    /** Why this record may be meant; empty if no detail is alike. */
    public List<Likeness> likeness() {
        return Likeness.of(this);
    }

    Difference.Kind kind(Difference.Detail detail) {
        return differences.stream()
                .filter(difference -> difference.detail() == detail)
                .map(Difference::kind)
                .findFirst()
                .orElse(Difference.Kind.DIFFERENT);
    }
}
