package org.guildhall.runtime.mail;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The mail server that takes the council's mails. */
@ObjectClassDefinition(id = "org.guildhall.mail", name = "Mail server", description = "The server that takes mails")
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
    @AttributeDefinition(name = "Server")
    String host() default "";

    /** Its port. */
    @AttributeDefinition(name = "Port", min = "1", max = "65535")
    int port() default 587;

    /** How the connection is protected. */
    @AttributeDefinition(name = "Encryption")
    Tls tls() default Tls.STARTTLS;

    /** User name; empty where the server asks for none. */
    @AttributeDefinition(name = "User name")
    String user() default "";

    /** Its password; better kept in the environment as {@code GUILDHALL_MAIL_PASSWORD}, which is used where this is empty. */
    @AttributeDefinition(name = "Password", type = AttributeType.PASSWORD)
    String password() default "";
}
