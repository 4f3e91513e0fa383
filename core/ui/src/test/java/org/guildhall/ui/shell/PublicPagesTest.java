package org.guildhall.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.session.Actors;
import org.guildhall.api.session.Clients;
import org.guildhall.api.session.Sessions;
import org.guildhall.ui.portal.Access;
import org.guildhall.ui.portal.Page;
import org.guildhall.ui.session.SignedIn;
import org.guildhall.ui.text.Words;
import org.guildhall.vaadin.LiveSessions;
import org.guildhall.vaadin.PageRegistry;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;

class PublicPagesTest {
    /** The reviewed list: each of these shows nothing that is anybody's own. */
    private static final Set<String> REVIEWED = Set.of("", "accessibility", "privacy", "cookies", "signed-out");

    @Test
    void showsToEverybodyWhatWasReviewedAndNothingElse() {
        assertEquals(
                new TreeSet<>(REVIEWED),
                portal().pages().stream()
                        .filter(page -> page.access().equals(Access.PUBLIC))
                        .map(Page::path)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static ShellPortal portal() {
        LiveSessions live = neverAsked(LiveSessions.class);
        Permissions permissions = neverAsked(Permissions.class);
        Visitors visitors =
                new Visitors(neverAsked(Actors.class), neverAsked(Clients.class), neverAsked(Sessions.class), live);
        PortalTracker tracker = new PortalTracker(
                neverAsked(PageRegistry.class),
                permissions,
                live,
                new Rights(visitors, permissions),
                visitors,
                neverAsked(BundleContext.class));
        return new ShellPortal(
                neverAsked(Words.class), tracker, neverAsked(SignedIn.class), neverAsked(Instance.class));
    }

    /** Stands where a service is needed and not used: the list of pages is made without asking anybody. */
    private static <T> T neverAsked(Class<T> service) {
        return service.cast(Proxy.newProxyInstance(
                service.getClassLoader(), new Class<?>[] {service}, (proxy, method, arguments) -> {
                    if (method.getName().equals("addListener")) {
                        return (com.vaadin.flow.shared.Registration) () -> {};
                    }
                    throw new IllegalStateException(method + " was asked");
                }));
    }
}
