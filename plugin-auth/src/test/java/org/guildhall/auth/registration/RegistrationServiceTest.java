package org.guildhall.auth.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountDetails;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.account.Profession;
import org.guildhall.api.code.CodeCheck;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.session.Client;
import org.guildhall.auth.CoreForTests;
import org.guildhall.auth.password.PasswordEntry;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class RegistrationServiceTest {
    private static final String PASSWORD = "Quiet Otters 47 swim";

    private final CoreForTests core;
    private final RegistrationService registrations;
    private final Client client;

    RegistrationServiceTest(DatabasePlace place) {
        core = CoreForTests.of(place);
        registrations = core.registrations();
        client = core.newClient();
    }

    @Test
    @Tag("B8")
    void makesNoAccountBeforeTheCodeIsRight() {
        String email = core.newAddress();
        RegistrationId id = begin(email);
        assertTrue(core.accounts().findByEmail(email).isEmpty());
        assertEquals(
                new RegistrationFinish.CodeRefused(new CodeCheck.Wrong()),
                registrations.finish(id, wrong(core.codeTo(email)), client));
        assertTrue(core.accounts().findByEmail(email).isEmpty());
        assertInstanceOf(RegistrationFinish.Registered.class, registrations.finish(id, core.codeTo(email), client));
        assertTrue(core.accounts().findByEmail(email).isPresent());
    }

    @Test
    @Tag("B3")
    void keepsWhatWasEnteredThroughToTheAccount() {
        String email = core.newAddress();
        Profession profession = new Profession("Acorn School", "Head of year", "01632 960 002", "teacher");
        AccountDetails typed = new AccountDetails(
                new PersonName(" Siân ", "O'Neill"),
                "01632 960 001",
                CoreForTests.HOME,
                profession,
                Locale.of("cy", "GB"));
        RegistrationId id = sent(registrations.begin(new NewRegistration(typed, email, entry()), null, client));
        registrations.finish(id, core.codeTo(email), client);
        Account account = core.accounts().findByEmail(email).orElseThrow();
        assertEquals(new PersonName("Siân", "O'Neill"), account.details().name());
        assertEquals(CoreForTests.HOME, account.details().address());
        assertEquals(profession, account.details().profession());
        assertEquals("cy", account.details().language().getLanguage());
        assertTrue(account.professional());
    }

    @Test
    @Tag("B7")
    void takesTheCodeAsPeoplePasteIt() {
        String email = core.newAddress();
        RegistrationId id = begin(email);
        String fullWidth = core.codeTo(email)
                .codePoints()
                .map(digit -> digit == ' ' ? '-' : digit - '0' + '０')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        assertInstanceOf(RegistrationFinish.Registered.class, registrations.finish(id, "  " + fullWidth + " ", client));
    }

    @Test
    @Tag("B7")
    void aResendLeavesTheEarlierCodeValid() {
        String email = core.newAddress();
        RegistrationId id = begin(email);
        String first = core.codeTo(email);
        assertInstanceOf(RegistrationStart.CodeSent.class, registrations.resend(id, client));
        assertNotEquals(first, core.codeTo(email));
        assertInstanceOf(RegistrationFinish.Registered.class, registrations.finish(id, first, client));
    }

    @Test
    @Tag("B7")
    void saysThatACodeHasExpired() {
        String email = core.newAddress();
        RegistrationId id = begin(email);
        String code = core.codeTo(email);
        core.clock().advance(Duration.ofMinutes(6));
        assertEquals(
                new RegistrationFinish.CodeRefused(new CodeCheck.Expired()), registrations.finish(id, code, client));
    }

    @Test
    @Tag("B7")
    void tellsAWaitAfterTooManyWrongCodes() {
        String email = core.newAddress();
        RegistrationId id = begin(email);
        String wrong = wrong(core.codeTo(email));
        for (int tries = 0; tries < 5; tries++) {
            registrations.finish(id, wrong, client);
        }
        RegistrationFinish.CodeRefused refused = assertInstanceOf(
                RegistrationFinish.CodeRefused.class, registrations.finish(id, core.codeTo(email), client));
        assertInstanceOf(CodeCheck.TooMany.class, refused.why());
    }

    @Test
    @Tag("B7")
    void capsTheCodesOfAnAddressWhateverRegistrationAsksForThem() {
        String email = core.newAddress();
        RegistrationStart last = new RegistrationStart.Gone();
        for (int asked = 0; asked < 30 && !(last instanceof RegistrationStart.TooMany); asked++) {
            last = registrations.begin(registration(email), null, core.newClient());
        }
        assertInstanceOf(RegistrationStart.TooMany.class, last);
        int mails = core.mailsTo(email).size();
        registrations.begin(registration(email), null, core.newClient());
        assertEquals(mails, core.mailsTo(email).size());
    }

    @Test
    @Tag("B8")
    void anAddressWithAnAccountGoesTheSameWayAndOnlyItsMailDiffers() {
        String known = core.newAccount().email();
        String unknown = core.newAddress();
        int before = core.mailsTo(known).size();
        RegistrationId id = begin(known);
        begin(unknown);
        assertEquals(before + 1, core.mailsTo(known).size());
        assertEquals(1, core.mailsTo(unknown).size());
        assertTrue(core.mailsTo(known).getFirst().subject().contains("already have an account"));
        assertFalse(core.mailsTo(known).getFirst().text().matches("(?s).*\\d{4} \\d{4}.*"));
        assertInstanceOf(RegistrationStart.CodeSent.class, registrations.resend(id, client));
        assertEquals(
                new RegistrationFinish.CodeRefused(new CodeCheck.Wrong()),
                registrations.finish(id, "1234 5678", client));
    }

    @Test
    @Tag("B8")
    void theSecondOfTwoRegistrationsOfOneAddressFindsTheAccountThere() {
        String email = core.newAddress();
        RegistrationId first = begin(email);
        RegistrationId second = begin(email);
        assertInstanceOf(RegistrationFinish.Registered.class, registrations.finish(first, core.codeTo(email), client));
        assertInstanceOf(
                RegistrationFinish.CodeRefused.class, registrations.finish(second, core.codeTo(email), client));
    }

    @Test
    @Tag("B6")
    void anotherAddressTakesThePlaceOfTheFirstOne() {
        String first = core.newAddress();
        String second = core.newAddress();
        RegistrationId id = begin(first);
        RegistrationId changed = sent(registrations.begin(registration(second), id, client));
        assertEquals(new RegistrationFinish.Gone(), registrations.finish(id, core.codeTo(first), client));
        assertInstanceOf(
                RegistrationFinish.Registered.class, registrations.finish(changed, core.codeTo(second), client));
        assertTrue(core.accounts().findByEmail(first).isEmpty());
    }

    @Test
    void deletesARegistrationThatNobodyFinishedInADay() {
        RegistrationId id = begin(core.newAddress());
        core.clock().advance(Duration.ofHours(25));
        assertEquals(new RegistrationStart.Gone(), registrations.resend(id, client));
        assertTrue(registrations.deleteStale() >= 1);
        assertEquals(0, registrations.deleteStale());
    }

    @Test
    void keepsThePasswordAsAHashOnly() {
        begin(core.newAddress());
        List<?> kept = core.database()
                .call(entities -> entities.createQuery("select p.passwordHash from PendingRegistration p")
                        .getResultList());
        assertFalse(kept.isEmpty());
        assertTrue(kept.stream().allMatch(hash -> hash.toString().startsWith("$")));
    }

    @Test
    @Tag("B5")
    void refusesAPasswordThatThePolicyOfThePortalDoesNotAllow() {
        String email = core.newAddress();
        PasswordEntry tooShort = new PasswordEntry("Otters 47 sw", "Otters 47 sw", 15);
        InvalidInputException refused = assertThrows(
                InvalidInputException.class,
                () -> registrations.begin(new NewRegistration(core.details(), email, tooShort), null, client));
        assertEquals(
                List.of(
                        FieldProblem.of("password", "auth.password.unmet"),
                        FieldProblem.of("password", "password.rule.length", 15)),
                refused.problems());
        String long129 = "Otters 47 swim " + "a".repeat(114);
        InvalidInputException tooLong = assertThrows(
                InvalidInputException.class,
                () -> registrations.begin(
                        new NewRegistration(core.details(), email, new PasswordEntry(long129, long129, 0)),
                        null,
                        client));
        assertEquals(List.of(FieldProblem.of("password", "auth.field.long", 128)), tooLong.problems());
        PasswordEntry different = new PasswordEntry(PASSWORD, PASSWORD + "s", 0);
        assertThrows(
                InvalidInputException.class,
                () -> registrations.begin(new NewRegistration(core.details(), email, different), null, client));
        assertEquals(List.of(), core.mailsTo(email));
    }

    @Test
    @Tag("B3")
    void refusesAProfessionalRoleThatIsNotInTheList() {
        AccountDetails mine = core.details();
        AccountDetails forged = new AccountDetails(
                mine.name(),
                "",
                mine.address(),
                new Profession("Weir Practice", "Nurse", "01632 960 001", "lord-mayor"),
                mine.language());
        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> registrations.checkDetails(forged));
        assertEquals(
                List.of(FieldProblem.of("professionalRole", "auth.field.professionalRole.unknown")),
                refused.problems());
    }

    private RegistrationId begin(String email) {
        return sent(registrations.begin(registration(email), null, client));
    }

    private NewRegistration registration(String email) {
        return new NewRegistration(core.details(), email, entry());
    }

    private static RegistrationId sent(RegistrationStart start) {
        return assertInstanceOf(RegistrationStart.CodeSent.class, start).registration();
    }

    private static PasswordEntry entry() {
        return new PasswordEntry(PASSWORD, PASSWORD, 0);
    }

    private static String wrong(String code) {
        return (code.startsWith("1") ? "2" : "1") + code.substring(1);
    }
}
