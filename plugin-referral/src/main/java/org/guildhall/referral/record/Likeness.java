package org.guildhall.referral.record;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
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
    /** What people enter who do not know a part of a name, or whose baby has none yet: as the forms say it, in plain spelling. */
    private static final Set<String> NO_NAMES = Set.of(
            "not known",
            "unknown",
            "unborn",
            "unborn baby",
            "baby",
            "ddim yn hysbys",
            "anhysbys",
            "heb ei eni",
            "babi");

    /** Key of its words. */
    public String textKey() {
        return "referral.likeness." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Set<Likeness> of(PersonEntity one, PersonEntity other) {
        Set<Likeness> reasons = EnumSet.noneOf(Likeness.class);
        names(one, other).ifPresent(reasons::add);
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

    /** Two of whom one's forename is not known may be of one family; without either's surname they may be anybody. */
    private static Optional<Likeness> names(PersonEntity one, PersonEntity other) {
        boolean surnames = isKnown(one.plainSurname) && isKnown(other.plainSurname);
        boolean forenames = isKnown(Spelling.plain(one.forename)) && isKnown(Spelling.plain(other.forename));
        if (surnames && forenames) {
            if (one.plainName.equals(other.plainName)) {
                return Optional.of(SAME_NAME);
            }
            if (one.plainName.length() >= LONG_NAME && Spelling.distance(one.plainName, other.plainName) <= 2) {
                return Optional.of(SIMILAR_NAME);
            }
        }
        return surnames && one.plainSurname.equals(other.plainSurname) ? Optional.of(SAME_SURNAME) : Optional.empty();
    }

    /** Whether a part of a name, in plain spelling, is one: the forms say what to enter where there is none. */
    static boolean isKnown(String part) {
        return !part.isEmpty() && !NO_NAMES.contains(part);
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
