package org.guildhall.api.bundle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A portal of the set.
 *
 * @param name the bundle's symbolic name
 * @param title what the bundle calls itself
 * @param version of the bundle (OSGi Core, 3.2.5)
 * @param sha256 digest of its file in hexadecimal
 * @param shipped whether it came with the product and follows the product's version
 * @param testOnly whether it is of use on test instances alone
 * @param signature who vouches for it
 * @param contents what it brings
 * @param failure why it did not come to serve when the server started
 * @param earlier versions that served before, the latest first
 */
public record PortalBundle(
        String name,
        String title,
        String version,
        String sha256,
        State state,
        boolean shipped,
        boolean testOnly,
        JarSignature signature,
        PortalContents contents,
        Optional<Failure> failure,
        List<PortalVersion> earlier) {
    /** A bundle's name without what it is a part of: "Greeting" of "Guildhall portal: Greeting". */
    public static String shortTitle(String bundleName) {
        int colon = bundleName.lastIndexOf(": ");
        return colon < 0 ? bundleName : bundleName.substring(colon + 2);
    }

    /**
     * Starts in vain.
     *
     * @param reason what the last one failed for
     * @param tries how many there were, one after the other
     * @param quarantined whether it is left alone until somebody starts it
     */
    public record Failure(PortalCheck.Finding reason, int tries, Instant last, boolean quarantined) {}

    /** How a portal of the set is. */
    public enum State {
        /** Started. */
        RUNNING,
        /** Serves those who are in it, lets nobody else in, and stops when they have left. */
        DRAINING,
        /** Stopped by an administrator. */
        STOPPED,
        /** To run, but it did not start; the log says why. */
        FAILED
    }
}
