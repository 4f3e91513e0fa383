package org.guildhall.api.health;

import org.osgi.annotation.versioning.ConsumerType;

/** A portal's own part that can be unwell: register it as a service, and administrators find it among the parts of the instance. */
@ConsumerType
public interface PartCheck {
    /** Name of the part, such as {@code referral-officers}, as {@link HealthPart#name} has it. */
    String part();

    /** Looks at it now; a part of the system asks, with all rights. */
    HealthPart look();
}
