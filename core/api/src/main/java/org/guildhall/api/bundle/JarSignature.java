package org.guildhall.api.bundle;

/**
 * Who vouches for a portal's file, by the signatures of the JAR File Specification.
 *
 * @param signer the subject of the certificate; empty where there is none
 */
public record JarSignature(Trust trust, String signer) {
    /** A file that nobody has signed. */
    public static final JarSignature NONE = new JarSignature(Trust.UNSIGNED, "");

    /** How far it can be relied on. */
    public enum Trust {
        /** Signed, whole, by a key that the council trusts. */
        TRUSTED,
        /** Signed and whole, by a key that the council does not know. */
        UNKNOWN,
        /** Signed with a certificate that is not, or no longer, valid. */
        EXPIRED,
        /** Not signed. */
        UNSIGNED,
        /** Changed after it was signed. */
        BROKEN
    }
}
