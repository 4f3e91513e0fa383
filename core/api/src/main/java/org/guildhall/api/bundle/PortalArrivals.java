package org.guildhall.api.bundle;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Whether the pages of a bundle have come; the shell knows, which takes them in. */
@ProviderType
public interface PortalArrivals {
    /** Tells that a bundle is about to bring a portal while others serve: its pages are tried out before anybody can see them. */
    void await(long bundleId);

    /** Lets nobody into a bundle's pages any more but those who are in them, until it is opened again or goes. */
    void close(String symbolicName);

    /** Lets everybody into a bundle's pages again. */
    void open(String symbolicName);

    /** Tells that a bundle has gone for good: its pages are not found from now on, where they were unavailable. */
    void forget(String symbolicName);

    /** How many tabs show a page of the bundle now. */
    int openPages(String symbolicName);

    /** Whether the bundle of this id has brought a portal, and its pages can be visited. */
    boolean isHere(long bundleId);

    /** Why the shell did not take in what the bundle of this id brought, in plain words. */
    Optional<String> refusal(long bundleId);
}
