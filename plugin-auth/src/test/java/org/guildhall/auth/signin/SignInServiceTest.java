package org.guildhall.auth.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.guildhall.api.account.Account;
import org.guildhall.api.code.CodeCheck;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.session.Client;
import org.guildhall.auth.CoreForTests;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class SignInServiceTest {
    private final CoreForTests core;
    private final SignInService signIns;
    private final Client client;

    SignInServiceTest(DatabasePlace place) {
        core = CoreForTests.of(place);
        signIns = core.signIns();
        client = core.newClient();
    }

    @Test
    @Tag("C2")
    void theRightPasswordAndTheCodeOfTheMailSignIn() {
        Account account = core.newAccount();
        SignInStart.CodeSent sent = assertInstanceOf(
                SignInStart.CodeSent.class,
                signIns.begin(" " + account.email().toUpperCase(Locale.ROOT), CoreForTests.PASSWORD, client));
        assertEquals(account.id(), sent.account());
        String code = core.codeTo(account.email());
        assertEquals(new CodeCheck.Accepted(), signIns.finish(account.id(), code, client));
        assertEquals(new CodeCheck.Used(), signIns.finish(account.id(), code, client));
    }

    @Test
    @Tag("C1")
    void wrongAddressAndWrongPasswordGetTheSameAnswerAndNoMail() {
        Account account = core.newAccount();
        String stranger = core.newAddress();
        int before = core.mailsTo(account.email()).size();
        assertEquals(new SignInStart.Wrong(), signIns.begin(account.email(), "Not The Password 1", client));
        assertEquals(new SignInStart.Wrong(), signIns.begin(stranger, "Not The Password 1", client));
        assertEquals(before, core.mailsTo(account.email()).size());
        assertEquals(List.of(), core.mailsTo(stranger));
    }

    @Test
    @Tag("C1")
    void namesEachEmptyField() {
        InvalidInputException refused = assertThrows(InvalidInputException.class, () -> signIns.begin(" ", "", client));
        assertEquals(
                List.of("email", "password"),
                refused.problems().stream().map(FieldProblem::field).toList());
    }

    @Test
    @Tag("C3")
    void tellsAWaitAfterManyWrongPasswordsWhetherOrNotThereIsAnAccount() {
        assertTrue(triesUntilAWait(core.newAccount().email()) == triesUntilAWait(core.newAddress()));
    }

    @Test
    void onlyWhoKnowsThePasswordIsToldThatTheAccountIsClosed() {
        Account account = core.newAccount();
        core.asAdministrator(() -> core.accounts().setActive(account.id(), false));
        assertEquals(new SignInStart.Closed(), signIns.begin(account.email(), CoreForTests.PASSWORD, client));
        assertEquals(new SignInStart.Wrong(), signIns.begin(account.email(), "Not The Password 1", client));
    }

    @Test
    @Tag("B7")
    void tellsAWaitWhenTooManyCodesAreAskedFor() {
        Account account = core.newAccount();
        boolean refused = false;
        for (int asked = 0; asked < 30 && !refused; asked++) {
            refused = !signIns.sendCode(account.id(), core.newClient()).equals(Optional.empty());
        }
        assertTrue(refused);
        assertInstanceOf(
                SignInStart.TooManyCodes.class,
                signIns.begin(account.email(), CoreForTests.PASSWORD, core.newClient()));
    }

    private int triesUntilAWait(String email) {
        Client stranger = core.newClient();
        int tries = 0;
        while (tries < 50 && !(signIns.begin(email, "Not The Password 1", stranger) instanceof SignInStart.TooMany)) {
            tries++;
        }
        assertTrue(tries < 50, "no wait was told");
        return tries;
    }
}
