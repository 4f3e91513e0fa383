package org.guildhall.auth.details;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountDetails;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.account.Profession;
import org.guildhall.api.code.CodeCheck;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.password.PasswordCheck;
import org.guildhall.api.session.Actor;
import org.guildhall.api.session.Actors;
import org.guildhall.api.session.Client;
import org.guildhall.api.session.SignedInSession;
import org.guildhall.auth.CoreForTests;
import org.guildhall.auth.password.PasswordEntry;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
@Tag("C5")
class MyDetailsServiceTest {
    private final CoreForTests core;
    private final MyDetailsService details;
    private final Client client;
    private final Account me;
    private final SignedInSession session;
    private final Actors.Binding acting;

    MyDetailsServiceTest(DatabasePlace place) {
        core = CoreForTests.of(place);
        details = core.myDetails();
        client = core.newClient();
        me = core.newAccount();
        session = core.sessions().start(me.id(), client);
        acting = core.actors().bind(new Actor.User(me.id(), session.id()));
    }

    @AfterEach
    void actNoMore() {
        acting.close();
    }

    @Test
    void changesOnePartAndLeavesTheRest() {
        PersonName name = new PersonName("Wanda", "Walker");
        details.change(now -> new AccountDetails(name, now.phone(), now.address(), now.profession(), now.language()));
        assertEquals(name, details.mine().details().name());
        assertEquals(me.details().address(), details.mine().details().address());
    }

    @Test
    void refusesAPartThatCannotBeTakenAndChangesNothing() {
        assertThrows(
                InvalidInputException.class,
                () -> details.change(now -> new AccountDetails(
                        new PersonName("", ""), now.phone(), now.address(), now.profession(), now.language())));
        assertEquals(me.details(), details.mine().details());
    }

    @Test
    @Tag("B3")
    void takesAProfessionalRoleOfTheListAlone() {
        Profession nurse = new Profession("Weir Practice", "Nurse", "01632 960 001", "nurse");
        details.change(now -> new AccountDetails(now.name(), now.phone(), now.address(), nurse, now.language()));
        assertEquals(nurse, details.mine().details().profession());
        InvalidInputException refused = assertThrows(
                InvalidInputException.class,
                () -> details.change(now -> new AccountDetails(
                        now.name(),
                        now.phone(),
                        now.address(),
                        new Profession("Weir Practice", "Nurse", "01632 960 001", "lord-mayor"),
                        now.language())));
        assertEquals(
                List.of(FieldProblem.of("professionalRole", "auth.field.professionalRole.unknown")),
                refused.problems());
    }

    @Test
    void theCodeSentToTheNewAddressMovesTheAccountAndTheOldAddressIsTold() {
        String next = core.newAddress();
        assertEquals(new EmailRequest.CodeSent(), details.requestEmail(next, CoreForTests.PASSWORD, client));
        assertEquals(me.email(), details.mine().email());
        assertEquals(new EmailConfirmation.Changed(), details.confirmEmail(next, core.codeTo(next), client));
        assertEquals(next, details.mine().email());
        assertTrue(core.mailsTo(me.email()).getFirst().subject().contains("was changed"));
    }

    @Test
    void anOpenSessionWithoutThePasswordMovesNothing() {
        String next = core.newAddress();
        assertEquals(new EmailRequest.WrongPassword(), details.requestEmail(next, "Not The Password 1", client));
        assertEquals(List.of(), core.mailsTo(next));
    }

    @Test
    void anAddressWithAnAccountGetsNoCodeAndTheSameAnswer() {
        String taken = core.newAccount().email();
        assertEquals(new EmailRequest.CodeSent(), details.requestEmail(taken, CoreForTests.PASSWORD, client));
        assertTrue(core.mailsTo(taken).getFirst().subject().contains("already has an account"));
        assertEquals(
                new EmailConfirmation.CodeRefused(new CodeCheck.Wrong()),
                details.confirmEmail(taken, "1234 5678", client));
    }

    @Test
    void changesThePasswordEndsOtherSessionsAndKeepsThisOne() {
        SignedInSession other = core.sessions().start(me.id(), core.newClient());
        String next = "Loud Badgers 48 dig";
        assertEquals(
                new PasswordChange.Changed(),
                details.changePassword(CoreForTests.PASSWORD, new PasswordEntry(next, next, 0), client));
        assertTrue(core.sessions().find(other.id()).isEmpty());
        assertTrue(core.sessions().find(session.id()).isPresent());
        assertInstanceOf(PasswordCheck.Accepted.class, core.passwords().check(me.email(), next, client.address()));
    }

    @Test
    @Tag("B5")
    void refusesThePasswordThatItHasNowAndThoseBefore() {
        PasswordEntry same = new PasswordEntry(CoreForTests.PASSWORD, CoreForTests.PASSWORD, 0);
        InvalidInputException refused = assertThrows(
                InvalidInputException.class, () -> details.changePassword(CoreForTests.PASSWORD, same, client));
        assertEquals("password.rule.current", refused.problems().getLast().textKey());
    }

    @Test
    void endsASessionOfOnesOwnAndNoneOfAnybodyElse() {
        SignedInSession other = core.sessions().start(me.id(), core.newClient());
        assertEquals(2, details.sessions().size());
        details.endSession(other.id());
        assertEquals(
                List.of(session.id()),
                details.sessions().stream().map(SignedInSession::id).toList());
        SignedInSession strange = core.sessions().start(core.newAccount().id(), core.newClient());
        assertThrows(NotFoundException.class, () -> details.endSession(strange.id()));
        assertTrue(core.sessions().find(strange.id()).isPresent());
    }

    @Test
    void belongsToNobodyWhoIsNotSignedIn() {
        core.actors().callAs(new Actor.Anonymous(), () -> assertThrows(NotPermittedException.class, details::mine));
    }
}
