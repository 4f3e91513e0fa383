package org.guildhall.finance.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.UUID;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.address.Address;
import org.guildhall.api.person.Person;
import org.guildhall.api.person.PersonId;
import org.guildhall.finance.request.Difference.Detail;
import org.guildhall.finance.request.Difference.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordComparisonTest {
    private static final LocalDate BORN = LocalDate.of(1941, 3, 9);
    private static final Address HOME = address("12", "Mill Lane", "WR1 2AB", "100");

    @ParameterizedTest
    @CsvSource({
        "Zoë, zoe, SAME_BUT_WRITING",
        "Anne-Marie, Anne Marie, SAME_BUT_WRITING",
        "O'Brien, OBrien, SAME_BUT_WRITING",
        "Margaret, Margaret, SAME",
        "Marg, Margaret, SHORT_FORM",
        "Margaret, Margeret, SPELLING",
        "Jon, John, SPELLING",
        "Desmonde, Desmond, SPELLING",
        "Margaret, Mragaret, SPELLING",
        "Margaret, Elizabeth, DIFFERENT",
        "Amy, Eva, DIFFERENT"
    })
    void saysHowForenamesDiffer(String asked, String held, Kind kind) {
        assertEquals(kind, kind(Detail.FORENAME, asked(asked, "Hill", BORN, HOME), held(held, "Hill", BORN, HOME)));
    }

    @Test
    void seesNamesInEachOthersPlace() {
        Represented asked = asked("Hill", "Rose", BORN, HOME);
        Person held = held("Rose", "Hill", BORN, HOME);
        assertEquals(Kind.NAMES_SWAPPED, kind(Detail.FORENAME, asked, held));
        assertEquals(Kind.NAMES_SWAPPED, kind(Detail.SURNAME, asked, held));
    }

    @ParameterizedTest
    @CsvSource({
        "1941-03-09, 1941-03-09, SAME",
        "1941-03-09, 1941-09-03, DAY_AND_MONTH_SWAPPED",
        "1941-03-09, 1914-03-09, DIGITS_SWAPPED",
        "1941-03-12, 1941-03-21, DIGITS_SWAPPED",
        "1941-03-09, 1942-03-09, ONE_DIGIT",
        "1941-03-09, 1952-07-22, DIFFERENT"
    })
    void saysHowDatesOfBirthDiffer(LocalDate asked, LocalDate held, Kind kind) {
        assertEquals(
                kind, kind(Detail.DATE_OF_BIRTH, asked("Rose", "Hill", asked, HOME), held("Rose", "Hill", held, HOME)));
    }

    @Test
    void saysHowAddressesDiffer() {
        assertEquals(Kind.SAME, ofAddresses(HOME, HOME));
        assertEquals(Kind.SAME_PROPERTY, ofAddresses(HOME, address("Flat 1, 12", "Mill Ln", "WR1 2AB", "100")));
        assertEquals(Kind.SAME_BUT_WRITING, ofAddresses(HOME, address("12", "MILL LANE", "WR1 2AB", null)));
        assertEquals(Kind.SAME_POSTCODE, ofAddresses(HOME, address("14", "Mill Lane", "wr12ab", "101")));
        assertEquals(Kind.DIFFERENT, ofAddresses(HOME, address("3", "High Street", "WR5 2NP", "200")));
    }

    private static Kind ofAddresses(Address asked, Address held) {
        return kind(Detail.ADDRESS, asked("Rose", "Hill", BORN, asked), held("Rose", "Hill", BORN, held));
    }

    private static Kind kind(Detail detail, Represented asked, Person held) {
        return RecordComparison.of(asked, held).stream()
                .filter(difference -> difference.detail() == detail)
                .findFirst()
                .orElseThrow()
                .kind();
    }

    private static Represented asked(String forename, String surname, LocalDate born, Address address) {
        return new Represented(new PersonName(forename, surname), born, address);
    }

    private static Person held(String forename, String surname, LocalDate born, Address address) {
        return new Person(
                new PersonId(new UUID(0, 1)), "finance", "CF1", new PersonName(forename, surname), born, address);
    }

    private static Address address(String house, String street, String postcode, @Nullable String uprn) {
        return new Address("", house, street, "", "Worcester", "", postcode, uprn);
    }
}
