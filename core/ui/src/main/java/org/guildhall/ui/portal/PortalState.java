package org.guildhall.ui.portal;

/**
 * A bundle that brings pages, and how it is.
 *
 * @param name of its first portal; the bundle's symbolic name while none is here
 * @param titleKey key of the name that people know it by; empty while no portal of it is here
 * @param bundle what the bundle calls itself
 * @param version of the bundle
 * @param state how it is
 * @param pages how many pages it has now
 */
public record PortalState(String name, String titleKey, String bundle, String version, State state, int pages) {
    /** How a bundle with pages is. */
    public enum State {
        /** Its pages are here. */
        RUNNING,
        /** Started, but something that it needs is missing. */
        WAITING,
        /** Stopped by somebody, or not to be started. */
        STOPPED
    }
}
