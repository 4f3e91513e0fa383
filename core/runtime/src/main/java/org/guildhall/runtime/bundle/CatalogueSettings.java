package org.guildhall.runtime.bundle;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Where the council has its catalogue of portals. */
@ObjectClassDefinition(
        id = "org.guildhall.catalogue",
        name = "%form",
        description = "%form.description",
        localization = "OSGI-INF/l10n/catalogue")
public @interface CatalogueSettings {
    /** An address that begins with https, or the path of a file, below the data folder unless it begins with a slash; empty means none. */
    @AttributeDefinition(name = "%source", description = "%source.description")
    String source() default "";

    /** Seconds that the catalogue, or a portal's file, may take to come. */
    @AttributeDefinition(name = "%seconds", description = "%seconds.description", min = "1", max = "600")
    int seconds() default 60;
}
