package org.guildhall.runtime.password;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What passwords must be like. */
@ObjectClassDefinition(
        id = "org.guildhall.passwords",
        name = "Passwords",
        description = "What new passwords must be like; nobody is locked out by a change")
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
            name = "Profile",
            description = "COMPOSED: kinds of characters; LONG: 15 characters, any kinds")
    Profile profile() default Profile.COMPOSED;

    /** The least length where no portal asks for more. */
    @AttributeDefinition(name = "Minimum length", min = "12", max = "64")
    int minimumLength() default 12;

    /** Whether a special character is asked for. */
    @AttributeDefinition(name = "Ask for a special character")
    boolean special() default false;

    /** Whether a lower-case letter is asked for. */
    @AttributeDefinition(name = "Ask for a lower-case letter")
    boolean lowerCase() default false;

    /** How many earlier passwords are refused. */
    @AttributeDefinition(name = "Earlier passwords refused", min = "0", max = "24")
    int history() default 8;

    /** Memory that one hash takes, out of the heap that the server has: 512 MiB as shipped. */
    @AttributeDefinition(name = "Argon2id memory in KiB", min = "19456", max = "131072")
    int memoryKib() default 19_456;

    /** Passes over that memory. */
    @AttributeDefinition(name = "Argon2id passes", min = "2", max = "20")
    int passes() default 2;
}
