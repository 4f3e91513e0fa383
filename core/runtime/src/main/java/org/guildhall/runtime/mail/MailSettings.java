package org.guildhall.runtime.mail;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** The mail server that takes the council's mails. */
@ObjectClassDefinition(
        id = "org.guildhall.mail",
        name = "%form",
        description = "%form.description",
        localization = "OSGI-INF/l10n/mail")
public @interface MailSettings {
    /** How the connection is protected. */
    enum Tls {
        /** Starts in the clear and must go on encrypted (usually port 587). */
        STARTTLS,
        /** Encrypted from the first byte (usually port 465). */
        IMPLICIT,
        /** Not encrypted: only for a server on this machine. */
        NONE
    }

    /** Name of the server; empty means none. */
    @AttributeDefinition(name = "%host", description = "%host.description")
    String host() default "";

    /** Its port. */
    @AttributeDefinition(name = "%port", description = "%port.description", min = "1", max = "65535")
    int port() default 587;

    /** How the connection is protected. */
    @AttributeDefinition(
            name = "%tls",
            description = "%tls.description",
            options = {
                @Option(label = "%tls.STARTTLS", value = "STARTTLS"),
                @Option(label = "%tls.IMPLICIT", value = "IMPLICIT"),
                @Option(label = "%tls.NONE", value = "NONE")
            })
    Tls tls() default Tls.STARTTLS;

    /** User name; empty where the server asks for none. */
    @AttributeDefinition(name = "%user", description = "%user.description")
    String user() default "";

    /** Its password; better kept in the environment as {@code GUILDHALL_MAIL_PASSWORD}, which is used where this is empty. */
    @AttributeDefinition(name = "%password", description = "%password.description", type = AttributeType.PASSWORD)
    String password() default "";
}
