package org.guildhall.finance.intake;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
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

/** Takes a person's record, or what changed in it. */
final class PersonRows implements Rows {
    private static final int LONGEST_REFERENCE = 60;
    private static final int LONGEST_PART = 100;
    private static final Pattern UPRN = Pattern.compile("[0-9]{1,12}");

    private final Database database;
    private final People people;
    private final Texts texts;

    PersonRows(Database database, People people, Texts texts) {
        this.database = database;
        this.people = people;
        this.texts = texts;
    }

    @Override
    public void take(UUID run, ManifestLine.Row row, Consumer<RowOutcome> inSameTransaction) {
        try {
            NewPerson person = read(row);
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
            inSameTransaction.accept(new RowOutcome.Refused(texts.get(Texts.ENGLISH, no.textKey(), no.arguments())));
        }
    }

    private static NewPerson read(ManifestLine.Row row) {
        String reference = row.value("person_ref");
        if (reference.isEmpty() || reference.length() > LONGEST_REFERENCE) {
            throw new RefusedException("finance.import.wrong-person-ref", LONGEST_REFERENCE);
        }
        if (row.value("forename").isEmpty() || row.value("surname").isEmpty()) {
            throw new RefusedException("finance.import.no-name");
        }
        String postcode = Postcode.format(row.value("postcode"))
                .orElseThrow(() -> new RefusedException("finance.import.wrong-postcode", row.value("postcode")));
        String uprn = row.value("uprn");
        if (!uprn.isEmpty() && !UPRN.matcher(uprn).matches()) {
            throw new RefusedException("finance.import.wrong-uprn", uprn);
        }
        return new NewPerson(
                FinancePermissions.PORTAL,
                reference,
                new PersonName(part(row, "forename"), part(row, "surname")),
                DocumentRows.date(row, "date_of_birth"),
                new Address(
                        part(row, "property_name"),
                        part(row, "house_number"),
                        part(row, "street"),
                        part(row, "area"),
                        part(row, "town"),
                        part(row, "county"),
                        postcode,
                        uprn.isEmpty() ? null : uprn));
    }

    private static String part(ManifestLine.Row row, String column) {
        String value = row.value(column);
        if (value.length() > LONGEST_PART) {
            throw new RefusedException("finance.import.too-long", column, LONGEST_PART);
        }
        return value;
    }

    private static boolean same(Person before, NewPerson now) {
        return before.name().equals(now.name())
                && before.dateOfBirth().equals(now.dateOfBirth())
                && before.address().equals(now.address());
    }
}
