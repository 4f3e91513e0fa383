package org.guildhall.finance.grant;

import java.util.Arrays;
import java.util.Optional;
import org.guildhall.finance.request.RoleCatalogue;

/** What happened to a person that bears on who may read their documents. */
public enum PersonChange {
    /** Ends the authority of attorneys, deputies and appointees alike (guidance of the Office of the Public Guardian). */
    DIED("died"),
    /**
     * Ends what rests on the person's own agreement: their own use of the portal, and a nomination. Lasting powers, deputies and
     * appointees stay (Mental Capacity Act 2005, section 9).
     */
    LOST_CAPACITY("lost-capacity");

    private final String code;

    PersonChange(String code) {
        this.code = code;
    }

    /** Its name in the database and in texts. */
    public String code() {
        return code;
    }

    /** The change of this name. */
    public static Optional<PersonChange> of(String code) {
        return Arrays.stream(values())
                .filter(change -> change.code.equals(code))
                .findFirst();
    }

    /** Whether access in this role goes with it, unless an officer knows better. */
    public boolean ends(String role) {
        return switch (this) {
            case DIED -> true;
            case LOST_CAPACITY -> role.equals(RoleCatalogue.SELF) || role.equals(RoleCatalogue.NOMINATED);
        };
    }
}
