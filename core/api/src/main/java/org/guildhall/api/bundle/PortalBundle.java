package org.guildhall.api.bundle;

import java.util.List;

/**
 * A portal of the set.
 *
 * @param name the bundle's symbolic name
 * @param title what the bundle calls itself
 * @param version of the bundle (OSGi Core, 3.2.5)
 * @param sha256 digest of its file in hexadecimal
 * @param shipped whether it came with the product and follows the product's version
 * @param signature who vouches for it
 * @param contents what it brings
 * @param earlier versions that served before, the latest first
 */
public record PortalBundle(
        String name,
        String title,
        String version,
        String sha256,
        State state,
        boolean shipped,
        JarSignature signature,
        PortalContents contents,
        List<PortalVersion> earlier) {
    /** How a portal of the set is. */
    public enum State {
        /** Started. */
        RUNNING,
        /** Stopped by an administrator. */
        STOPPED,
        /** To run, but it did not start; the log says why. */
        FAILED
    }
}
