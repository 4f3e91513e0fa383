package org.guildhall.finance.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.guildhall.api.account.PersonName;
import org.junit.jupiter.api.Test;

class ReferenceNumbersTest {
    private static final PersonName JOE = new PersonName("Joe", "Bloggs");
    private final ReferenceNumbers references = new ReferenceNumbers(new SecureRandom());

    @Test
    void makesNumbersWithoutLettersThatAreTakenForOthers() {
        for (int i = 0; i < 1_000; i++) {
            String reference = references.next("CFP-{letters:4}-{letters:4}", JOE);
            assertTrue(reference.matches("CFP-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}"), reference);
        }
    }

    @Test
    void canBearTheRequestersName() {
        String reference = references.next("{initial}_{surname}_{digits:4}_{digits:1}", JOE);
        assertTrue(reference.matches("J_Bloggs_[0-9]{4}_[0-9]"), reference);
    }

    @Test
    void writesNamesInPlainLetters() {
        PersonName zoe = new PersonName("Žoë", "O'Brien-Ñandú");
        assertEquals("Z_OBrienNandu", references.next("{initial}_{surname}", zoe));
    }

    @Test
    void hardlyEverRepeatsANumber() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            made.add(references.next("CFP-{letters:4}-{letters:4}", JOE));
        }
        assertTrue(made.size() >= 9_999, () -> made.size() + " of 10000");
    }
}
