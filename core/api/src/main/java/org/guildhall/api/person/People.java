package org.guildhall.api.person;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The people; callers have checked the right to see them. */
@ProviderType
public interface People {
    /** The person of this id. */
    Optional<Person> find(PersonId id);

    /** The person of this reference in that system. */
    Optional<Person> find(String system, String reference);

    /** Adds a person or updates the record with the same reference. */
    Person put(NewPerson person);

    /**
     * People of a system who may be meant, the likeliest first: same date of birth (also with day and month swapped) or
     * same postcode or a similar name.
     */
    List<Person> candidates(
            String system, String forename, String surname, LocalDate dateOfBirth, String postcode, int limit);

    /** People of a system whose name or reference holds the text. */
    List<Person> search(String system, String text, int limit);
}
