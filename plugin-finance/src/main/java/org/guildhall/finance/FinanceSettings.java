package org.guildhall.finance;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a council can set about its Client Finance Portal. */
@ObjectClassDefinition(
        id = FinanceSettings.ID,
        name = "%form",
        description = "%form.description",
        localization = "OSGI-INF/l10n/finance")
public @interface FinanceSettings {
    /** Under which they are stored. */
    String ID = "org.guildhall.finance";

    /**
     * The roles that a representative can have, in the order of the list; each one is {@code id; allowed=yes|no;
     * evidence=required|optional|none; scope=*|kind,kind}, with more that is told in the README. Its shipped texts are {@code
     * finance.role.ID} and {@code finance.role.ID.evidence}.
     */
    @AttributeDefinition(name = "%roles", description = "%roles.description")
    String[] roles() default {
        "poa; allowed=yes; evidence=required; scope=*",
        "dwp-appointee; allowed=yes; evidence=required; scope=*",
        "deputy; allowed=yes; evidence=required; scope=*",
        "nominated; allowed=yes; evidence=required; scope=*",
        "direct-payment-nominee; allowed=yes; evidence=none; scope=*"
    };

    /**
     * Id of the flow in which requests begin: {@code register-first}, {@code request-first}, or one that the council has put
     * into the folder {@code finance-flows}.
     */
    @AttributeDefinition(name = "%flow", description = "%flow.description")
    String flow() default "register-first";

    /** Whether how data is used is told as a notice instead of being asked as a consent. */
    @AttributeDefinition(name = "%notice", description = "%notice.description")
    boolean notice() default false;

    /** Whether access is given only once two officers have approved the same. */
    @AttributeDefinition(name = "%secondApprover", description = "%secondApprover.description")
    boolean secondApprover() default false;

    /**
     * What officers ask a requester on the telephone, a line a question: {@code English|Welsh}, or the end of the key of a shipped
     * text {@code finance.phone.question.ID}. Empty makes no telephone checks.
     */
    @AttributeDefinition(name = "%phoneQuestions", description = "%phoneQuestions.description")
    String[] phoneQuestions() default {"full-name", "date-of-birth", "address", "relationship", "authority"};

    /** At what part of a request's working time officers are reminded of it, in percent; 0 reminds nobody. */
    @AttributeDefinition(
            name = "%reminderPercent",
            description = "%reminderPercent.description",
            min = "0",
            max = "100")
    int reminderPercent() default 75;

    /** The hour at which the working day begins, for how much of the working time is used; it ends at five. */
    @AttributeDefinition(name = "%workingDayStart", description = "%workingDayStart.description", min = "0", max = "16")
    int workingDayStart() default 9;

    /** Whether team managers are told once when a request is overdue. */
    @AttributeDefinition(name = "%overdueMails", description = "%overdueMails.description")
    boolean overdueMails() default true;

    /**
     * How reference numbers are made: {@code {letters:4}} and {@code {digits:4}} are random, {@code {initial}} and {@code
     * {surname}} are the requester's.
     */
    @AttributeDefinition(name = "%referencePattern", description = "%referencePattern.description")
    String referencePattern() default "CFP-{letters:4}-{letters:4}";

    /** The largest file of evidence, in megabytes. */
    @AttributeDefinition(
            name = "%evidenceMegabytes",
            description = "%evidenceMegabytes.description",
            min = "1",
            max = "100")
    int evidenceMegabytes() default 10;

    /** How many files of evidence one request, or one answer to a question of the council, can have. */
    @AttributeDefinition(name = "%evidenceFiles", description = "%evidenceFiles.description", min = "1", max = "100")
    int evidenceFiles() default 20;

    /** The types of evidence taken, as found in the content. */
    @AttributeDefinition(name = "%evidenceTypes", description = "%evidenceTypes.description")
    String[] evidenceTypes() default {"application/pdf", "image/jpeg", "image/png"};

    /** The largest document taken from the drop folder, in megabytes. */
    @AttributeDefinition(
            name = "%documentMegabytes",
            description = "%documentMegabytes.description",
            min = "1",
            max = "1024")
    int documentMegabytes() default 100;

    /** The types of documents taken from the drop folder, as found in the content. */
    @AttributeDefinition(name = "%documentTypes", description = "%documentTypes.description")
    String[] documentTypes() default {"application/pdf"};

    /**
     * Whether files stay in the drop folder, unencrypted, after they were taken; the finance system has the originals.
     */
    @AttributeDefinition(name = "%keepDroppedFiles", description = "%keepDroppedFiles.description")
    boolean keepDroppedFiles() default false;

    /**
     * E-mail addresses of those who want a mail when an import has refused lines; sent only to accounts that may see imports.
     */
    @AttributeDefinition(name = "%importReportTo", description = "%importReportTo.description")
    String[] importReportTo() default {};

    /** Where people find help with this portal; empty shows none. */
    @AttributeDefinition(name = "%helpLink", description = "%helpLink.description")
    String helpLink() default "";
}
