package org.guildhall.api.health;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** How each part of the instance is, for those with {@code core:health:read}. */
@ProviderType
public interface HealthReport {
    /** All parts, looked at now. */
    List<HealthPart> parts();
}
