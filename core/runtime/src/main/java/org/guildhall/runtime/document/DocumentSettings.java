package org.guildhall.runtime.document;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What holds for uploads of all portals. */
@ObjectClassDefinition(id = "org.guildhall.documents", name = "Documents", description = "Uploads and their checks")
public @interface DocumentSettings {
    /** Whether a live instance with no malware scanner takes files that should be scanned. */
    @AttributeDefinition(name = "Take files without a scanner")
    boolean allowUnscanned() default false;
}
