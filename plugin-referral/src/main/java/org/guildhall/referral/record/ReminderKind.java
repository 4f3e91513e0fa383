package org.guildhall.referral.record;

import java.util.Locale;

/** Of what officers are told, the worst first. */
public enum ReminderKind {
    /** Its time is over. */
    OVERDUE,
    /** Its time runs out. */
    SOON,
    /** It has come and nobody has taken it on; of what is urgent they are told at once. */
    NEW;

    /** Key of the words above its list. */
    public String textKey() {
        return "referral.reminder." + code();
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
