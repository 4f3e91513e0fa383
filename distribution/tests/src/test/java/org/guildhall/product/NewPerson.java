package org.guildhall.product;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody made up who registers.
 *
 * @param postcode one of the made-up gazetteer
 * @param addressLine what the list of that postcode shows of the address
 */
record NewPerson(String forename, String surname, String email, String password, String postcode, String addressLine) {
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** Somebody who does not exist yet on any server of this run. */
    static NewPerson somebody() {
        int number = COUNT.incrementAndGet();
        return new NewPerson(
                "Siân",
                "Probert" + (char) ('a' + number % 26),
                "sian.probert." + number + "@example.org",
                "Quiet Lantern 58 boats",
                "WR5 2NP",
                "3 Spindle Hill, Ambleford, Barsetshire, WR5 2NP");
    }

    String fullName() {
        return forename + " " + surname;
    }
}
