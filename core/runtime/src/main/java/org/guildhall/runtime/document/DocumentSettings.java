package org.guildhall.runtime.document;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What holds for uploads of all portals. */
@ObjectClassDefinition(
        id = "org.guildhall.documents",
        name = "%form",
        description = "%form.description",
        localization = "OSGI-INF/l10n/documents")
public @interface DocumentSettings {
    /** Whether a live instance with no malware scanner takes files that should be scanned. */
    @AttributeDefinition(name = "%allowUnscanned", description = "%allowUnscanned.description")
    boolean allowUnscanned() default false;
}
