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
}
