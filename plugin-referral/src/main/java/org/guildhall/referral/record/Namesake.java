package org.guildhall.referral.record;

import org.guildhall.api.account.PersonName;
import org.guildhall.api.person.Spelling;

/**
 * A name as it is compared with another one that may be the same person's: with a middle name or without, with an initial alone, or
 * with a slip of the pen. It says yes too often rather than too seldom.
 */
record Namesake(String whole, String first, String last) {
    private static final int SLIPS = 2;

    static Namesake of(PersonName name) {
        return new Namesake(Spelling.plain(name.full()), word(name.forename(), 0), word(name.surname(), -1));
    }

    /** The first or the last word of a text, as it is compared. */
    private static String word(String text, int place) {
        String plain = Spelling.plain(text);
        return place == 0 ? plain.replaceFirst(" .*", "") : plain.substring(plain.lastIndexOf(' ') + 1);
    }

    boolean mayBe(Namesake other) {
        return near(other.whole) || !last.isEmpty() && last.equals(other.last) && sameFirst(first, other.first);
    }

    private boolean near(String other) {
        return Math.abs(whole.length() - other.length()) <= SLIPS && Spelling.distance(whole, other) <= SLIPS;
    }

    /** One letter stands for each name that begins with it. */
    private static boolean sameFirst(String one, String other) {
        return one.equals(other)
                || one.length() <= 1 && other.startsWith(one)
                || other.length() <= 1 && one.startsWith(other);
    }
}
