package org.guildhall.api.instance;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The council as its citizens see it (SPEC A1). */
@ObjectClassDefinition(
        id = "org.guildhall.council",
        name = "%form",
        description = "%form.description",
        localization = "OSGI-INF/l10n/council")
public @interface CouncilSettings {
    /** The council's name in banner, header and mails. */
    @AttributeDefinition(name = "%name", description = "%name.description")
    String name() default "Guildhall Borough Council";

    /** What citizens know the portals by. */
    @AttributeDefinition(name = "%portalsName", description = "%portalsName.description")
    String portalsName() default "Guildhall Portals";

    /** Address under which people reach the portals, without a slash at the end; empty on a test instance means localhost. */
    @AttributeDefinition(name = "%baseAddress", description = "%baseAddress.description")
    String baseAddress() default "";

    /** Sender of all mails. */
    @AttributeDefinition(name = "%senderAddress", description = "%senderAddress.description")
    String senderAddress() default "donotreply@example.org";

    /** Colour of actions, as #RRGGBB; checked for contrast when it is set. */
    @AttributeDefinition(name = "%colour", description = "%colour.description")
    String colour() default "#1d4f7c";

    /** File name of the logo in the data folder's {@code council} folder; empty shows the name alone. */
    @AttributeDefinition(name = "%logo", description = "%logo.description")
    String logo() default "";

    /** How citizens reach the council by telephone. */
    @AttributeDefinition(name = "%telephone", description = "%telephone.description")
    String telephone() default "01632 960 000";

    /** Minutes without the person's own activity that end a session. */
    @AttributeDefinition(name = "%sessionMinutes", description = "%sessionMinutes.description", min = "6", max = "120")
    int sessionMinutes() default 30;
}
