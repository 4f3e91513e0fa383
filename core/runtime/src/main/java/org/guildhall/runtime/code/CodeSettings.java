package org.guildhall.runtime.code;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How one-time codes behave (SPEC B7). */
@ObjectClassDefinition(
        id = "org.guildhall.codes",
        name = "%form",
        description = "%form.description",
        localization = "OSGI-INF/l10n/codes")
public @interface CodeSettings {
    /** How long a code can be used. */
    @AttributeDefinition(name = "%minutes", description = "%minutes.description", min = "2", max = "60")
    int minutes() default 5;

    /** How many codes one person can ask for in an hour. */
    @AttributeDefinition(name = "%perHour", description = "%perHour.description", min = "3", max = "100")
    int perHour() default 10;

    /** How many codes can be asked for from one network address in an hour. */
    @AttributeDefinition(
            name = "%perHourAndAddress",
            description = "%perHourAndAddress.description",
            min = "10",
            max = "10000")
    int perHourAndAddress() default 60;
}
