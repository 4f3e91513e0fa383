package org.guildhall.auth;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a council can set about registering and signing in. */
@ObjectClassDefinition(
        id = "org.guildhall.auth",
        name = "%form",
        description = "%form.description",
        localization = "OSGI-INF/l10n/auth")
public @interface AuthSettings {
    /** Minutes for which the link and the code of "Forgotten password?" can be used. */
    @AttributeDefinition(name = "%resetMinutes", description = "%resetMinutes.description", min = "10", max = "1440")
    int resetMinutes() default 60;

    /** Hours after which a registration that was not finished is deleted. */
    @AttributeDefinition(
            name = "%registrationHours",
            description = "%registrationHours.description",
            min = "1",
            max = "168")
    int registrationHours() default 24;

    /** Hours for which the first administrator's link can be used. */
    @AttributeDefinition(
            name = "%firstAdministratorHours",
            description = "%firstAdministratorHours.description",
            min = "1",
            max = "168")
    int firstAdministratorHours() default 24;

    /** Professional roles to choose from, by the last part of their text key ({@code auth.profession.role.NAME}). */
    @AttributeDefinition(name = "%professionalRoles", description = "%professionalRoles.description")
    String[] professionalRoles() default {
        "social-worker",
        "teacher",
        "early-years",
        "health-visitor",
        "doctor",
        "nurse",
        "police",
        "care-provider",
        "solicitor",
        "advocate",
        "voluntary",
        "other-council",
        "other"
    };
}
