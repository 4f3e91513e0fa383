package org.guildhall.runtime.metrics;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Who may read the figures of this server. */
@ObjectClassDefinition(
        id = "org.guildhall.metrics",
        name = "%form",
        description = "%form.description",
        localization = "OSGI-INF/l10n/metrics")
public @interface MetricsSettings {
    /** The secret that the monitoring program sends. */
    @AttributeDefinition(name = "%token", description = "%token.description", type = AttributeType.PASSWORD)
    String token() default "";
}
