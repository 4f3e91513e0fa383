package org.guildhall.auth.administrator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.auth.CoreForTests;
import org.guildhall.auth.password.PasswordEntry;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Test;

@EachDatabase
class FirstAdministratorServiceTest {
    private final CoreForTests core;
    private final FirstAdministratorService administrators;

    FirstAdministratorServiceTest(DatabasePlace place) {
        core = CoreForTests.of(place);
        administrators = core.firstAdministrators();
    }

    @Test
    void aLinkMakesTheFirstAdministratorAndNoLinkMakesASecond() {
        assertTrue(administrators.needed());
        String late = token(administrators.newLink());
        core.clock().advance(administrators.lifetime().plus(Duration.ofMinutes(1)));
        assertFalse(administrators.usable(late));

        String token = token(administrators.newLink());
        String spare = token(administrators.newLink());
        assertThrows(InvalidInputException.class, () -> administrators.create(token, typed("short 1A")));
        AccountId made =
                administrators.create(token, typed("Quiet Otters 47 swim")).orElseThrow();
        assertTrue(core.accounts().find(made).orElseThrow().roles().size() > 1);
        assertFalse(administrators.needed());
        assertFalse(administrators.usable(spare));
        assertEquals(Optional.empty(), administrators.create(spare, typed("Quiet Otters 47 swim")));
    }

    private NewAdministrator typed(String password) {
        return new NewAdministrator(
                new PersonName("Ada", "Min"), core.newAddress(), new PasswordEntry(password, password, 0), Locale.UK);
    }

    private static String token(String link) {
        return link.substring(link.indexOf("token=") + "token=".length());
    }
}
