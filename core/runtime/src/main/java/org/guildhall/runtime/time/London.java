package org.guildhall.runtime.time;

import java.time.ZoneId;

/** Where the council's day begins and ends. */
public final class London {
    /** The time zone of dates on screen. */
    public static final ZoneId ZONE = ZoneId.of("Europe/London");

    private London() {}
}
