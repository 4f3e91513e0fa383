package org.guildhall.api.health;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What is missing or wrong with the instance now, while it runs and answers. */
@ProviderType
public interface Health {
    /** The problems, the weightiest first; none where all is well. */
    List<HealthProblem> problems();
}
