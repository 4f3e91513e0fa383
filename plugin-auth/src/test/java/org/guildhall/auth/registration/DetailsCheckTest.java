package org.guildhall.auth.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.guildhall.api.account.AccountDetails;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.account.Profession;
import org.guildhall.api.address.Address;
import org.guildhall.api.error.FieldProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetailsCheckTest {
    private static final Address HOME = new Address("", "12", "Testing Avenue", "", "Worcester", "", "WR5 2NP", null);
    private static final PersonName NAME = new PersonName("Siân", "O'Neill-Khan");

    @Test
    void takesWhatTheFirstStepAsksFor() {
        assertEquals(List.of(), DetailsCheck.details(privately(NAME, "01632 960 001", HOME)));
    }

    @Test
    void namesEachEmptyFieldInTheOrderOfThePage() {
        AccountDetails empty = new AccountDetails(
                new PersonName("", " "), "", Address.EMPTY, new Profession("", "", "", ""), Locale.UK);
        assertEquals(
                List.of(
                        "forename",
                        "surname",
                        "organisation",
                        "jobTitle",
                        "workPhone",
                        "address.street",
                        "address.town",
                        "address.postcode"),
                DetailsCheck.details(empty).stream().map(FieldProblem::field).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "call me", "0163296000100000", "+44 (0)1632 960001 <b>"})
    void refusesWhatIsNoTelephoneNumber(String phone) {
        assertEquals(
                List.of("auth.field.phone.wrong"),
                DetailsCheck.details(privately(NAME, phone, HOME)).stream()
                        .map(FieldProblem::textKey)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"+44 (0)1632 960001", "01632-960-001 ext 12", "07700 900 982"})
    void takesTelephoneNumbersAsPeopleWriteThem(String phone) {
        assertEquals(List.of(), DetailsCheck.details(privately(NAME, phone, HOME)));
    }

    @Test
    void refusesMarkupAndUnseenCharactersInNames() {
        assertEquals(
                List.of("auth.field.characters", "auth.field.characters"),
                DetailsCheck.name(new PersonName("<b>Al</b>", "\u202eoN")).stream()
                        .map(FieldProblem::textKey)
                        .toList());
    }

    @Test
    void refusesAPostcodeThatIsNone() {
        Address wrong = new Address("", "12", "Testing Avenue", "", "Worcester", "", "WORCESTER", null);
        assertEquals(
                List.of(FieldProblem.of("address.postcode", "auth.field.postcode.wrong")),
                DetailsCheck.details(privately(NAME, "", wrong)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "parent", "parent@", "parent@example", "par ent@example.org", "a@b.org,c@d.org", "x@-a.org"})
    void refusesWhatIsNoEmailAddress(String email) {
        assertEquals(1, DetailsCheck.email("email", email).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"parent@example.org", " O'Neil+school@mail.example.co.uk "})
    void takesEmailAddresses(String email) {
        assertEquals(List.of(), DetailsCheck.email("email", email));
    }

    private static AccountDetails privately(PersonName name, String phone, Address address) {
        return new AccountDetails(name, phone, address, null, Locale.UK);
    }
}
