package org.guildhall.finance.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.address.Address;
import org.guildhall.api.address.Postcode;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.person.NewPerson;
import org.guildhall.api.person.People;
import org.guildhall.api.person.Person;
import org.guildhall.api.text.Texts;
import org.guildhall.finance.FinancePermissions;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes a person's record, or what changed in it. */
@Component(service = PersonRows.class)
public final class PersonRows implements Rows {
    private static final int LONGEST_REFERENCE = 60;
    private static final int LONGEST_PART = 100;
    private static final List<String> PARTS =
            List.of("forename", "surname", "property_name", "street", "area", "town", "county");

    /** What core keeps of it. */
    private static final int LONGEST_HOUSE_NUMBER = 60;

    private static final Pattern UPRN = Pattern.compile("[0-9]{1,12}");

    private final Database database;
    private final People people;
    private final Texts texts;

    /** Keeps records among core's people. */
    @Activate
    public PersonRows(@Reference Database database, @Reference People people, @Reference Texts texts) {
        this.database = database;
        this.people = people;
        this.texts = texts;
    }

    @Override
    public void take(Supplier<UUID> run, ManifestLine.Row row, Consumer<RowOutcome> inSameTransaction) {
        RowFaults faults = new RowFaults(texts);
        NewPerson person = read(row, faults);
        if (person == null) {
            inSameTransaction.accept(faults.refused());
            return;
        }
        try {
            Optional<Person> before = people.find(person.system(), person.reference());
            if (before.isPresent() && same(before.get(), person)) {
                inSameTransaction.accept(new RowOutcome.AlreadyHere());
                return;
            }
            database.run(entities -> {
                people.put(person);
                inSameTransaction.accept(new RowOutcome.Taken());
            });
        } catch (RefusedException no) {
            faults.add(no);
            inSameTransaction.accept(faults.refused());
        }
    }

    /** What the row says; null if anything of it is wrong. */
    private static @Nullable NewPerson read(ManifestLine.Row row, RowFaults faults) {
        String reference = row.value("person_ref");
        if (reference.isEmpty() || reference.length() > LONGEST_REFERENCE) {
            faults.add("finance.import.wrong-person-ref", LONGEST_REFERENCE);
        }
        if (row.value("forename").isEmpty() || row.value("surname").isEmpty()) {
            faults.add("finance.import.no-name");
        }
        LocalDate born = faults.check(() -> DocumentRows.date(row, "date_of_birth"));
        String postcode = Postcode.format(row.value("postcode")).orElse(null);
        if (postcode == null) {
            faults.add("finance.import.wrong-postcode", row.value("postcode"));
        }
        String uprn = row.value("uprn");
        if (!uprn.isEmpty() && !UPRN.matcher(uprn).matches()) {
            faults.add("finance.import.wrong-uprn", uprn);
        }
        PARTS.forEach(column -> checkLength(row, column, LONGEST_PART, faults));
        checkLength(row, "house_number", LONGEST_HOUSE_NUMBER, faults);
        if (faults.any() || born == null || postcode == null) {
            return null;
        }
        return new NewPerson(
                FinancePermissions.PORTAL,
                reference,
                new PersonName(row.value("forename"), row.value("surname")),
                born,
                new Address(
                        row.value("property_name"),
                        row.value("house_number"),
                        row.value("street"),
                        row.value("area"),
                        row.value("town"),
                        row.value("county"),
                        postcode,
                        uprn.isEmpty() ? null : uprn));
    }

    private static void checkLength(ManifestLine.Row row, String column, int longest, RowFaults faults) {
        if (row.value(column).length() > longest) {
            faults.add("finance.import.too-long", column, longest);
        }
    }

    private static boolean same(Person before, NewPerson now) {
        return before.name().equals(now.name())
                && before.dateOfBirth().equals(now.dateOfBirth())
                && before.address().equals(now.address());
    }
}
