package org.guildhall.vaadin.internal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.internal.CurrentInstance;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import java.io.Serial;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.guildhall.vaadin.PageDefinition;
import org.guildhall.vaadin.PageRegistry.FailedPage;
import org.jspecify.annotations.Nullable;

/** Makes views in a session that nobody has and that ends with the trial. */
final class PageTrial {
    private final PagesService service;

    PageTrial(PagesService service) {
        this.service = service;
    }

    Optional<FailedPage> run(List<PageDefinition> pages, Predicate<Throwable> meant) {
        Map<Class<?>, CurrentInstance> before = CurrentInstance.getInstances();
        VaadinSession session = service.passing(new PassingSession());
        session.lock();
        try {
            VaadinService.setCurrent(service);
            VaadinSession.setCurrent(session);
            for (PageDefinition page : pages) {
                Optional<FailedPage> failed = make(page, session, meant);
                if (failed.isPresent()) {
                    return failed;
                }
            }
            return Optional.empty();
        } finally {
            session.unlock();
            CurrentInstance.clearAll();
            CurrentInstance.restoreInstances(before);
        }
    }

    private static Optional<FailedPage> make(PageDefinition page, VaadinSession session, Predicate<Throwable> meant) {
        UI tab = new UI();
        tab.getInternals().setSession(session);
        tab.setLocale(Locale.UK);
        UI.setCurrent(tab);
        try {
            return page.supplier().get() == null
                    ? Optional.of(new FailedPage(page.path(), new IllegalStateException("no view")))
                    : Optional.empty();
        } catch (RuntimeException | LinkageError failed) {
            return meant.test(failed) ? Optional.empty() : Optional.of(new FailedPage(page.path(), failed));
        }
    }

    /** Stands for the browser's session. */
    private static final class PassingSession implements WrappedSession {
        @Serial
        private static final long serialVersionUID = 1;

        private final transient Map<String, Object> attributes = new HashMap<>();
        private final long created = System.currentTimeMillis();

        @Override
        public int getMaxInactiveInterval() {
            return 60;
        }

        @Override
        public @Nullable Object getAttribute(String name) {
            return attributes.get(name);
        }

        @Override
        public void setAttribute(String name, @Nullable Object value) {
            if (value == null) {
                attributes.remove(name);
            } else {
                attributes.put(name, value);
            }
        }

        @Override
        public Set<String> getAttributeNames() {
            return Set.copyOf(attributes.keySet());
        }

        @Override
        public void invalidate() {
            attributes.clear();
        }

        @Override
        public String getId() {
            return "trial";
        }

        @Override
        public long getCreationTime() {
            return created;
        }

        @Override
        public long getLastAccessedTime() {
            return created;
        }

        @Override
        public boolean isNew() {
            return true;
        }

        @Override
        public void removeAttribute(String name) {
            attributes.remove(name);
        }

        @Override
        public void setMaxInactiveInterval(int interval) {
            throw new UnsupportedOperationException("A trial lasts no longer than it takes");
        }
    }
}
