package org.guildhall.runtime.form;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How long drafts that nobody touches are kept. */
@ObjectClassDefinition(
        id = "org.guildhall.drafts",
        name = "%form",
        description = "%form.description",
        localization = "OSGI-INF/l10n/drafts")
public @interface DraftSettings {
    /** Hours after which a draft of somebody who never signed in is deleted. */
    @AttributeDefinition(name = "%unclaimedHours", description = "%unclaimedHours.description", min = "1")
    int unclaimedHours() default 24;

    /** Days after which an account's draft is deleted. */
    @AttributeDefinition(name = "%accountDays", description = "%accountDays.description", min = "1")
    int accountDays() default 180;
}
