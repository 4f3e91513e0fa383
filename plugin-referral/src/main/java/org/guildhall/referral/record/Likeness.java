package org.guildhall.referral.record;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.guildhall.api.person.Spelling;
import org.jspecify.annotations.Nullable;

/** Why somebody in another referral may be the same person, or one of the same family. */
public enum Likeness {
    /** Forename and surname. */
    SAME_NAME,
    /** Forename and surname but for a slip of the pen. */
    SIMILAR_NAME,
    /** The surname alone. */
    SAME_SURNAME,
    /** The date of birth. */
    SAME_BIRTH,
    /** The date of birth with day and month the other way round. */
    SWAPPED_BIRTH,
    /** The address. */
    SAME_ADDRESS,
    /** The postcode alone. */
    SAME_POSTCODE;

    private static final int LONG_NAME = 5;

    /** Key of its words. */
    public String textKey() {
        return "referral.likeness." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Set<Likeness> of(PersonEntity one, PersonEntity other) {
        Set<Likeness> reasons = EnumSet.noneOf(Likeness.class);
        if (one.plainName.equals(other.plainName)) {
            reasons.add(SAME_NAME);
        } else if (one.plainName.length() >= LONG_NAME && Spelling.distance(one.plainName, other.plainName) <= 2) {
            reasons.add(SIMILAR_NAME);
        } else if (!one.plainSurname.isEmpty() && one.plainSurname.equals(other.plainSurname)) {
            reasons.add(SAME_SURNAME);
        }
        if (one.birth != null && one.birth.equals(other.birth)) {
            reasons.add(SAME_BIRTH);
        } else if (swapped(one.birth, other.birth)) {
            reasons.add(SWAPPED_BIRTH);
        }
        if (!one.address.isEmpty() && one.address.equals(other.address)
                || one.uprn != null && one.uprn.equals(other.uprn)) {
            reasons.add(SAME_ADDRESS);
        } else if (!one.postcode.isEmpty() && one.postcode.equals(other.postcode)) {
            reasons.add(SAME_POSTCODE);
        }
        return reasons;
    }

    private static boolean swapped(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one != null
                && other != null
                && one.getYear() == other.getYear()
                && one.getDayOfMonth() == other.getMonthValue()
                && one.getMonthValue() == other.getDayOfMonth();
    }

    /** Whether these reasons say that it is the same person. */
    static boolean sameOne(Set<Likeness> reasons) {
        boolean name = reasons.contains(SAME_NAME) || reasons.contains(SIMILAR_NAME);
        return name
                && (reasons.contains(SAME_BIRTH) || reasons.contains(SWAPPED_BIRTH) || reasons.contains(SAME_ADDRESS));
    }

    /** Whether these reasons are worth an officer's look. */
    static boolean worthALook(Set<Likeness> reasons) {
        return sameOne(reasons)
                || reasons.contains(SAME_NAME)
                || reasons.contains(SAME_ADDRESS)
                || reasons.contains(SAME_SURNAME) && reasons.contains(SAME_POSTCODE);
    }
}
