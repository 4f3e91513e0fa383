package org.guildhall.api.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The set of portals. To read it asks for {@code core:portal:read}, to change it for {@code core:portal:change}; each change is in
 * the audit log.
 */
@ProviderType
public interface PortalBundles {
    /** The portals of the set, by name. */
    List<PortalBundle> all();

    /** One portal of the set. */
    Optional<PortalBundle> find(String name);

    /** The largest file that may become a portal, in bytes. */
    long maximumBytes();

    /**
     * Looks at a file that is to become a portal, or to replace one. The set stays as it is; the file waits until it is installed,
     * discarded, or an hour has passed: a week where two people are asked for.
     *
     * @param fileName what it was called where it came from
     * @throws IOException if the bytes break off
     * @throws org.guildhall.api.error.RefusedException if it is too large to be looked at
     */
    PortalCheck check(String fileName, InputStream jar) throws IOException;

    /** What was found in a file that still waits; looked at anew if the server was started since. */
    Optional<PortalCheck> waiting(String id);

    /** The files that wait, the latest first. */
    List<WaitingPortal> waiting();

    /** Whether another person than the one who brought a file must install it. */
    boolean asksForTwoPeople();

    /**
     * Installs a file that was checked, or lets it take the place of the portal of the same name; until the new one serves, the one
     * before does.
     *
     * @param id of the check
     * @return the portal as it is now
     * @throws org.guildhall.api.error.RefusedException if it may not be installed, not by the one who brought it where two people are
     *     asked for, or does not come to serve; what was there stays
     * @throws org.guildhall.api.error.NotFoundException if no such file waits any more
     */
    PortalBundle install(String id);

    /** Forgets a file that waits. */
    void discard(String id);

    /**
     * Puts a version back that served before.
     *
     * @param sha256 digest of that version's file, as in {@link PortalBundle#earlier()}
     * @throws org.guildhall.api.error.RefusedException if it cannot live with the data as it is now, or does not come to serve
     */
    PortalBundle rollBack(String name, String sha256);

    /**
     * Starts a portal that was stopped.
     *
     * @throws org.guildhall.api.error.RefusedException if it does not come to serve
     */
    PortalBundle start(String name);

    /**
     * Lets nobody new into a portal and stops it when the last one has left, at the latest after as many minutes as the settings say;
     * {@link #start} lets everybody in again.
     */
    PortalBundle drain(String name);

    /** Stops a portal; its pages say that they are not available now, until it is started again. */
    PortalBundle stop(String name);

    /** Removes a portal and keeps its data, for the day it is installed again. */
    void remove(String name);
}
