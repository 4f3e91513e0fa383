package org.guildhall.vaadin;

import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The sessions that are open now. */
public interface LiveSessions {

    /** A copy; each session must be locked, or entered by {@code access}, before it is asked anything. */
    List<VaadinSession> all();

    /** How many tabs show a page of each bundle now, by the bundle's symbolic name. */
    Map<String, Integer> openPages();

    /** How many tabs show a page of this bundle now and can be reached: not those that were left without a word. */
    int reachable(String symbolicName);

    /** The sessions of which a tab shows a page of this bundle now. */
    Set<VaadinSession> showing(String symbolicName);

    /** Loads the current page of every open tab anew. */
    void refreshAll();

    /** Loads the current page anew in the tabs of those sessions that match; the predicate runs under the session's lock. */
    void refresh(Predicate<VaadinSession> which);

    /** Ends those sessions that match; the predicate runs under the session's lock. Their open tabs load anew. */
    void end(Predicate<VaadinSession> which);

    /** Ends one session, whose lock is held. What its open tabs are to do must have been said before. */
    void end(VaadinSession session);

    /**
     * Gives the session of the current request a new id, as must happen at sign-in. Only within a request that can set a cookie: a
     * click, a navigation or a page load.
     */
    void rotateId();

    /** Tells of sessions that start and end. */
    Registration addListener(Listener listener);

    /** Told of sessions with the session locked. */
    interface Listener {

        /** A session has started. */
        default void started(VaadinSession session) {}

        /** A session has ended, by sign-out, time-out or the end of the server. */
        default void ended(VaadinSession session) {}
    }
}
