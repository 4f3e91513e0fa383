package org.guildhall.referral;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a council can set about its Children Referral Portal. */
@ObjectClassDefinition(
        id = ReferralSettings.ID,
        name = "%form",
        description = "%form.description",
        localization = "OSGI-INF/l10n/referral")
public @interface ReferralSettings {
    /** Under which they are stored. */
    String ID = "org.guildhall.referral";

    /** Where "Exit this page" leads: a site that anybody may have open. */
    @AttributeDefinition(name = "%exitAddress", description = "%exitAddress.description")
    String exitAddress() default "https://www.bbc.co.uk/weather";

    /** The number of the emergency duty team; empty shows the police instead. */
    @AttributeDefinition(name = "%outOfHours", description = "%outOfHours.description")
    String outOfHours() default "";

    /** The largest file that a professional attaches, in megabytes. */
    @AttributeDefinition(
            name = "%attachmentMegabytes",
            description = "%attachmentMegabytes.description",
            min = "1",
            max = "100")
    int attachmentMegabytes() default 10;

    /** How many files one referral can have. */
    @AttributeDefinition(name = "%attachmentFiles", description = "%attachmentFiles.description", min = "1", max = "50")
    int attachmentFiles() default 10;

    /** The types of files taken, as found in the content. */
    @AttributeDefinition(name = "%attachmentTypes", description = "%attachmentTypes.description")
    String[] attachmentTypes() default {"application/pdf", "image/jpeg", "image/png"};

    /** Whether the mail carries the feedback itself; never from a walled inbox. */
    @AttributeDefinition(name = "%feedbackInMail", description = "%feedbackInMail.description")
    boolean feedbackInMail() default false;

    /** Whether officers are told by mail of what has come and nobody has taken on. */
    @AttributeDefinition(name = "%newReferralMails", description = "%newReferralMails.description")
    boolean newReferralMails() default true;

    /** Whether officers, and team managers, are told by mail of what runs out of time and of what is overdue. */
    @AttributeDefinition(name = "%reminderMails", description = "%reminderMails.description")
    boolean reminderMails() default true;
}
