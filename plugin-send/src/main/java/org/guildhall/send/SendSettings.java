package org.guildhall.send;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a council can set about its EHCP and SEND Parent Portal. */
@ObjectClassDefinition(
        id = SendSettings.ID,
        name = "%form",
        description = "%form.description",
        localization = "OSGI-INF/l10n/send")
public @interface SendSettings {
    /** Under which they are stored. */
    String ID = "org.guildhall.send";

    /** The number that parents quote their code to; empty means the council's own. */
    @AttributeDefinition(name = "%telephone", description = "%telephone.description")
    String telephone() default "";

    /** For how many days a code can be quoted. */
    @AttributeDefinition(name = "%codeDays", description = "%codeDays.description", min = "1", max = "60")
    int codeDays() default 14;

    /** For how many days an invitation's link can be used. */
    @AttributeDefinition(name = "%linkDays", description = "%linkDays.description", min = "1", max = "60")
    int linkDays() default 14;
}
