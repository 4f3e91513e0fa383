package org.guildhall.finance.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.guildhall.finance.request.Difference.Detail;
import org.guildhall.finance.request.Difference.Kind;

/** Why a finance record may be the one that a request means. */
public enum Likeness {
    /** Forename and surname. */
    SAME_NAME,
    /** Forename and surname but for spelling, short forms or their order. */
    SIMILAR_NAME,
    /** The surname alone. */
    SAME_SURNAME,
    /** The date of birth. */
    SAME_BIRTH,
    /** The date of birth but for a digit or the order of day and month. */
    SIMILAR_BIRTH,
    /** The address. */
    SAME_ADDRESS,
    /** The postcode alone. */
    SAME_POSTCODE;

    /** The key of its text. */
    public String textKey() {
        return "finance.likeness." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<Likeness> of(Comparison comparison) {
        List<Likeness> reasons = new ArrayList<>();
        Kind forename = comparison.kind(Detail.FORENAME);
        Kind surname = comparison.kind(Detail.SURNAME);
        if (forename.agrees() && surname.agrees()) {
            reasons.add(SAME_NAME);
        } else if (forename != Kind.DIFFERENT && surname != Kind.DIFFERENT) {
            reasons.add(SIMILAR_NAME);
        } else if (surname.agrees()) {
            reasons.add(SAME_SURNAME);
        }
        Kind birth = comparison.kind(Detail.DATE_OF_BIRTH);
        if (birth != Kind.DIFFERENT) {
            reasons.add(birth.agrees() ? SAME_BIRTH : SIMILAR_BIRTH);
        }
        Kind address = comparison.kind(Detail.ADDRESS);
        if (address != Kind.DIFFERENT) {
            reasons.add(address.agrees() ? SAME_ADDRESS : SAME_POSTCODE);
        }
        return List.copyOf(reasons);
    }
}
