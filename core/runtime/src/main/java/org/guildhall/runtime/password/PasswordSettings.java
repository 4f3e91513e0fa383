package org.guildhall.runtime.password;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** What passwords must be like. */
@ObjectClassDefinition(
        id = "org.guildhall.passwords",
        name = "%form",
        description = "%form.description",
        localization = "OSGI-INF/l10n/passwords")
public @interface PasswordSettings {
    /** The two shipped profiles. */
    enum Profile {
        /** The council portals' rules: length and kinds of characters. */
        COMPOSED,
        /** NIST 800-63B-4: at least 15 characters, no rules on kinds of characters. */
        LONG
    }

    /** Which rules hold. */
    @AttributeDefinition(
            name = "%profile",
            description = "%profile.description",
            options = {
                @Option(label = "%profile.COMPOSED", value = "COMPOSED"),
                @Option(label = "%profile.LONG", value = "LONG")
            })
    Profile profile() default Profile.COMPOSED;

    /** The least length where no portal asks for more. */
    @AttributeDefinition(name = "%minimumLength", description = "%minimumLength.description", min = "12", max = "64")
    int minimumLength() default 12;

    /** Whether a special character is asked for. */
    @AttributeDefinition(name = "%special", description = "%special.description")
    boolean special() default false;

    /** Whether a lower-case letter is asked for. */
    @AttributeDefinition(name = "%lowerCase", description = "%lowerCase.description")
    boolean lowerCase() default false;

    /** How many earlier passwords are refused. */
    @AttributeDefinition(name = "%history", description = "%history.description", min = "0", max = "24")
    int history() default 8;

    /** Memory that one hash takes, out of the heap that the server has: 512 MiB as shipped. */
    @AttributeDefinition(name = "%memoryKib", description = "%memoryKib.description", min = "19456", max = "131072")
    int memoryKib() default 19_456;

    /** Passes over that memory. */
    @AttributeDefinition(name = "%passes", description = "%passes.description", min = "2", max = "20")
    int passes() default 2;
}
