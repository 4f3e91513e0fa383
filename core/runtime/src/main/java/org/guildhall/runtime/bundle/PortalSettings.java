package org.guildhall.runtime.bundle;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What the council asks for before its portals change. */
@ObjectClassDefinition(
        id = "org.guildhall.portals",
        name = "%form",
        description = "%form.description",
        localization = "OSGI-INF/l10n/portals")
public @interface PortalSettings {
    /** Whether one person brings a portal's file and another one installs it. */
    @AttributeDefinition(name = "%twoPeople", description = "%twoPeople.description")
    boolean twoPeople() default false;

    /** Minutes after which a portal that is to stop when nobody uses it stops all the same. */
    @AttributeDefinition(name = "%drainMinutes", description = "%drainMinutes.description", min = "1", max = "1440")
    int drainMinutes() default 30;
}
