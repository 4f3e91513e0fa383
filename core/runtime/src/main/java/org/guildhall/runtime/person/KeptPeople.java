package org.guildhall.runtime.person;

import java.text.Normalizer;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.address.Address;
import org.guildhall.api.address.Postcode;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.person.NewPerson;
import org.guildhall.api.person.People;
import org.guildhall.api.person.Person;
import org.guildhall.api.person.PersonId;
import org.guildhall.runtime.persistence.Row;
import org.guildhall.runtime.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** People in the database, found by the sound of their names too. */
@Component(service = People.class)
public final class KeptPeople implements People {
    private static final String COLUMNS =
            "SELECT id, keeper, reference, forename, surname, date_of_birth, property_name,"
                    + " house_number, street, area, town, county, postcode, uprn, surname_sound FROM core.person ";
    /** More than one birthday and one postcode ever have. */
    private static final int CONSIDERED = 500;

    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    @Activate
    public KeptPeople(
            @Reference Transactions transactions,
            @Reference Database migrated,
            @Reference Ids ids,
            @Reference Clock clock) {
        this(transactions, ids, clock);
    }

    /** People kept through these transactions. */
    public KeptPeople(Transactions transactions, Ids ids, Clock clock) {
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Optional<Person> find(PersonId id) {
        return transactions.call(sql -> sql.first(KeptPeople::person, COLUMNS + "WHERE id = ?", id.value()));
    }

    @Override
    public Optional<Person> find(String system, String reference) {
        return transactions.call(sql ->
                sql.first(KeptPeople::person, COLUMNS + "WHERE keeper = ? AND reference = ?", system, reference));
    }

    @Override
    public Person put(NewPerson person) {
        return transactions.call(sql -> {
            PersonId id = find(person.system(), person.reference())
                    .map(Person::id)
                    .orElseGet(() -> {
                        PersonId made = new PersonId(ids.next());
                        sql.update(
                                "INSERT INTO core.person (id, keeper, reference, forename, surname, date_of_birth,"
                                        + " property_name, house_number, street, area, town, county, postcode, uprn,"
                                        + " search_text, surname_sound, changed_at)"
                                        + " VALUES (?, ?, ?, '', '', ?, '', '', '', '', '', '', '', NULL, '', '', ?)",
                                made.value(),
                                person.system(),
                                person.reference(),
                                person.dateOfBirth(),
                                clock.instant());
                        return made;
                    });
            Address address = person.address();
            sql.update(
                    "UPDATE core.person SET forename = ?, surname = ?, date_of_birth = ?, property_name = ?,"
                            + " house_number = ?, street = ?, area = ?, town = ?, county = ?, postcode = ?, uprn = ?,"
                            + " search_text = ?, surname_sound = ?, changed_at = ? WHERE id = ?",
                    person.name().forename(),
                    person.name().surname(),
                    person.dateOfBirth(),
                    address.propertyName(),
                    address.houseNumber(),
                    address.street(),
                    address.area(),
                    address.town(),
                    address.county(),
                    Postcode.format(address.postcode()).orElse(""),
                    address.uprn(),
                    searched(person.name().full() + " " + person.reference()),
                    sound(person.name().surname()),
                    clock.instant(),
                    id.value());
            return find(id).orElseThrow();
        });
    }

    @Override
    public List<Person> candidates(
            String system, String forename, String surname, LocalDate dateOfBirth, String postcode, int limit) {
        LocalDate swapped = swapped(dateOfBirth);
        String written = Postcode.format(postcode).orElse("?");
        String sound = sound(surname);
        List<Person> found = transactions.call(sql -> sql.list(
                KeptPeople::person,
                COLUMNS + "WHERE keeper = ? AND (date_of_birth = ? OR date_of_birth = ? OR postcode = ?"
                        + " OR surname_sound = ?) FETCH FIRST " + CONSIDERED + " ROWS ONLY",
                system,
                dateOfBirth,
                swapped,
                written,
                sound));
        List<Scored> scored = new ArrayList<>();
        for (Person person : found) {
            int score = 0;
            score += person.dateOfBirth().equals(dateOfBirth)
                    ? 40
                    : person.dateOfBirth().equals(swapped) ? 25 : 0;
            score += person.address().postcode().equals(written) ? 25 : 0;
            String name = searched(person.name().surname());
            score += name.equals(searched(surname)) ? 20 : sound(name).equals(sound) ? 10 : 0;
            String first = searched(person.name().forename());
            String asked = searched(forename);
            score += first.equals(asked)
                    ? 15
                    : !first.isEmpty() && !asked.isEmpty() && first.charAt(0) == asked.charAt(0) ? 5 : 0;
            scored.add(new Scored(person, score));
        }
        return scored.stream()
                .sorted(Comparator.comparingInt(Scored::score)
                        .reversed()
                        .thenComparing(one -> one.person.name().full()))
                .limit(limit)
                .map(Scored::person)
                .toList();
    }

    @Override
    public List<Person> search(String system, String text, int limit) {
        String[] words = searched(text).split(" ");
        StringBuilder query = new StringBuilder(COLUMNS).append("WHERE keeper = ?");
        List<Object> values = new ArrayList<>(List.of(system));
        for (String word : words) {
            query.append(" AND search_text LIKE ?");
            values.add("%" + word + "%");
        }
        query.append(" ORDER BY search_text, id FETCH FIRST ")
                .append(Math.max(1, limit))
                .append(" ROWS ONLY");
        return transactions.call(sql -> sql.list(KeptPeople::person, query.toString(), values.toArray()));
    }

    private static Person person(Row row) {
        return new Person(
                new PersonId(row.uuid(1)),
                row.text(2),
                row.text(3),
                new PersonName(row.text(4), row.text(5)),
                Objects.requireNonNull(row.dateOrNull(6)),
                new Address(
                        row.text(7),
                        row.text(8),
                        row.text(9),
                        row.text(10),
                        row.text(11),
                        row.text(12),
                        row.text(13),
                        row.textOrNull(14)));
    }

    /** Lower case without accents; letters and digits only, so that nothing in it is special to LIKE. */
    private static String searched(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .toLowerCase(Locale.UK)
                .replaceAll("[\\p{M}'’]", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    private static String sound(String surname) {
        String sound = new DoubleMetaphone().doubleMetaphone(searched(surname));
        return sound == null || sound.isEmpty() ? "?" : sound;
    }

    private static LocalDate swapped(LocalDate date) {
        try {
            return LocalDate.of(date.getYear(), date.getDayOfMonth(), date.getMonthValue());
        } catch (DateTimeException unreal) {
            return date;
        }
    }

    private record Scored(Person person, int score) {}
}
