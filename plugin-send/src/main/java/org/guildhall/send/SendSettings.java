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

    /**
     * What messages can be about, a line a type: {@code English|Welsh}, or the end of the key of a shipped text {@code
     * send.message-type.ID}.
     */
    @AttributeDefinition(name = "%messageTypes", description = "%messageTypes.description")
    String[] messageTypes() default {"assessment", "annual-review", "plan", "placement", "something-else"};

    /** How many messages one party can send within an hour. */
    @AttributeDefinition(
            name = "%messagesPerHour",
            description = "%messagesPerHour.description",
            min = "1",
            max = "1000")
    int messagesPerHour() default 20;

    /** After how many working days without an answer the team is reminded of a message; 0 reminds nobody. */
    @AttributeDefinition(
            name = "%answerWorkingDays",
            description = "%answerWorkingDays.description",
            min = "0",
            max = "60")
    int answerWorkingDays() default 3;

    /** The largest file of a message, in megabytes. */
    @AttributeDefinition(
            name = "%attachmentMegabytes",
            description = "%attachmentMegabytes.description",
            min = "1",
            max = "100")
    int attachmentMegabytes() default 10;

    /** How many files one message can have. */
    @AttributeDefinition(name = "%attachmentFiles", description = "%attachmentFiles.description", min = "1", max = "50")
    int attachmentFiles() default 5;

    /** The types of files taken with a message, as found in the content. */
    @AttributeDefinition(name = "%attachmentTypes", description = "%attachmentTypes.description")
    String[] attachmentTypes() default {"application/pdf", "image/jpeg", "image/png"};

    /** The largest file that staff publish, in megabytes. */
    @AttributeDefinition(
            name = "%documentMegabytes",
            description = "%documentMegabytes.description",
            min = "1",
            max = "500")
    int documentMegabytes() default 50;

    /** How many files can be published together. */
    @AttributeDefinition(name = "%documentFiles", description = "%documentFiles.description", min = "1", max = "100")
    int documentFiles() default 20;

    /** The types of files that staff publish, as found in the content. */
    @AttributeDefinition(name = "%documentTypes", description = "%documentTypes.description")
    String[] documentTypes() default {
        "application/pdf",
        "image/jpeg",
        "image/png",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    };

    /** How many working days before its due day a party is reminded of a form; 0 reminds nobody before it. */
    @AttributeDefinition(
            name = "%formReminderDays",
            description = "%formReminderDays.description",
            min = "0",
            max = "30")
    int formReminderDays() default 3;
}
