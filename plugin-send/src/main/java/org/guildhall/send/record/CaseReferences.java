package org.guildhall.send.record;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Makes references of cases; whether one is free is the database's to say. */
final class CaseReferences {
    /** No letters that are taken for digits or for each other on the telephone. */
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final RandomGenerator random = new SecureRandom();

    String next() {
        StringBuilder text = new StringBuilder("EHC-");
        for (int i = 0; i < 8; i++) {
            text.append(i == 4 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
