package org.guildhall.runtime.metrics;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Who may read the figures of this server. */
@ObjectClassDefinition(
        id = "org.guildhall.metrics",
        name = "Metrics",
        description = "Figures for Prometheus and the like at /metrics, shown only to a program that knows the token")
public @interface MetricsSettings {
    /** The secret that the monitoring program sends. */
    @AttributeDefinition(
            name = "Token",
            type = AttributeType.PASSWORD,
            description =
                    "At least 20 characters, sent as Authorization: Bearer TOKEN. As long as none is set, nobody can"
                            + " read the figures")
    String token() default "";
}
