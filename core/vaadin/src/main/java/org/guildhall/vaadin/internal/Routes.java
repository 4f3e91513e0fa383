package org.guildhall.vaadin.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.internal.ConfigureRoutes;
import com.vaadin.flow.router.internal.HasUrlParameterFormat;
import com.vaadin.flow.server.RouteRegistry;
import com.vaadin.flow.shared.Registration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.guildhall.vaadin.PageDefinition;
import org.guildhall.vaadin.PageGuard;
import org.guildhall.vaadin.PageRegistry;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;

/** Keeps Flow's route registry in step with what bundles offer. */
final class Routes implements PageRegistry {

    /** A page as registered; one object for each registration, so that equal definitions stay apart. */
    private static final class Entry {
        private final Bundle owner;
        private final PageDefinition page;
        private final ConfigureRoutes matcher = new ConfigureRoutes();

        Entry(Bundle owner, PageDefinition page) {
            this.owner = owner;
            this.page = page;
            matcher.setRoute(template(page), Placeholder.class);
        }

        boolean matches(String path) {
            return matcher.getNavigationRouteTarget(path).hasTarget();
        }
    }

    /** Stands for views whose classes have gone. */
    @Tag("div")
    private static final class Placeholder extends Component {
        private static final long serialVersionUID = 1;
    }

    private final OpenSessions sessions;
    private final Object lock = new Object();
    /** Registrations by path, the one that shows last. */
    private final Map<String, List<Entry>> byPath = new LinkedHashMap<>();
    /** Templates of pages that have gone, with the symbolic name of their bundle. */
    private final Map<String, String> away = new HashMap<>();

    private volatile Map<Class<?>, List<Entry>> byView = Map.of();
    private volatile ConfigureRoutes awayMatcher = new ConfigureRoutes();
    private @Nullable RouteRegistry registry;
    private volatile @Nullable PageTrial trial;

    Routes(OpenSessions sessions) {
        this.sessions = sessions;
    }

    private static String template(PageDefinition page) {
        return HasUrlParameterFormat.getTemplate(page.path(), page.view());
    }

    @Override
    public Registration register(Bundle owner, List<PageDefinition> pages) {
        List<Entry> entries = pages.stream().map(page -> new Entry(owner, page)).toList();
        Set<Class<?>> replaced = new HashSet<>();
        synchronized (lock) {
            Map<String, Entry> before = showing();
            entries.forEach(entry -> requireFree(entry, before.values()));
            for (Entry entry : entries) {
                Entry shown = before.get(entry.page.path());
                if (shown != null) {
                    replaced.add(shown.page.view());
                }
                byPath.computeIfAbsent(entry.page.path(), path -> new ArrayList<>())
                        .add(entry);
                away.remove(template(entry.page));
            }
            apply(before);
        }
        sessions.pagesCame(replaced);
        AtomicBoolean registered = new AtomicBoolean(true);
        return () -> {
            if (registered.compareAndSet(true, false)) {
                unregister(entries);
            }
        };
    }

    /** Else a bundle could put its own page in the place of another's, such as the one for signing in. */
    private static void requireFree(Entry wanted, Collection<Entry> shown) {
        String template = template(wanted.page);
        for (Entry there : shown) {
            if (template(there.page).equals(template)
                    && !there.owner.getSymbolicName().equals(wanted.owner.getSymbolicName())) {
                throw new IllegalArgumentException(
                        "/" + template + " is a page of " + there.owner.getSymbolicName() + " already");
            }
        }
    }

    private void unregister(List<Entry> entries) {
        Set<Class<?>> views = new HashSet<>();
        Set<ClassLoader> loaders = new HashSet<>();
        synchronized (lock) {
            Map<String, Entry> before = showing();
            for (Entry entry : entries) {
                String path = entry.page.path();
                List<Entry> atPath = byPath.getOrDefault(path, new ArrayList<>());
                atPath.remove(entry);
                if (atPath.isEmpty()) {
                    byPath.remove(path);
                    away.put(template(entry.page), entry.owner.getSymbolicName());
                }
                views.add(entry.page.view());
                loaders.add(entry.page.view().getClassLoader());
            }
            apply(before);
            byPath.values().stream()
                    .flatMap(List::stream)
                    .forEach(entry -> loaders.remove(entry.page.view().getClassLoader()));
        }
        sessions.pagesWent(views, loaders);
    }

    private Map<String, Entry> showing() {
        Map<String, Entry> showing = new HashMap<>();
        byPath.forEach((path, entries) -> showing.put(path, entries.getLast()));
        return showing;
    }

    /** Changes Flow's registry by what differs, in one step for those who navigate meanwhile. */
    private void apply(Map<String, Entry> before) {
        Map<String, Entry> now = showing();
        Map<Class<?>, List<Entry>> views = new HashMap<>();
        for (Entry entry : now.values()) {
            views.computeIfAbsent(entry.page.view(), view -> new ArrayList<>()).add(entry);
        }
        ConfigureRoutes matcher = new ConfigureRoutes();
        away.keySet().forEach(template -> matcher.setRoute(template, Placeholder.class));
        byView = views;
        awayMatcher = matcher;
        if (registry == null) {
            return;
        }
        RouteConfiguration configuration = RouteConfiguration.forRegistry(registry);
        configuration.update(() -> {
            before.forEach((path, entry) -> {
                if (now.get(path) != entry) {
                    configuration.removeRoute(path, entry.page.view());
                }
            });
            now.forEach((path, entry) -> {
                if (before.get(path) != entry) {
                    configuration.setRoute(path, entry.page.view(), List.of(ShellFrame.class));
                }
            });
        });
    }

    void connect(PagesService service) {
        synchronized (lock) {
            registry = service.routes();
            trial = new PageTrial(service);
            apply(Map.of());
        }
    }

    void disconnect() {
        synchronized (lock) {
            registry = null;
            trial = null;
        }
    }

    @Override
    public Optional<FailedPage> tryOut(List<PageDefinition> pages, Predicate<Throwable> meant) {
        PageTrial now = trial;
        if (now == null) {
            return Optional.empty();
        }
        Optional<FailedPage> failed = now.run(pages, meant);
        if (failed.isPresent()) {
            // what Flow noted of views that will not show
            sessions.pagesWent(
                    Set.of(),
                    pages.stream().map(page -> page.view().getClassLoader()).toList());
        }
        return failed;
    }

    @Override
    public List<PageInfo> pages() {
        synchronized (lock) {
            return showing().values().stream()
                    .map(entry -> new PageInfo(
                            entry.page.path(),
                            entry.page.view().getName(),
                            entry.owner.getSymbolicName(),
                            entry.owner.getBundleId()))
                    .sorted(java.util.Comparator.comparing(PageInfo::path))
                    .toList();
        }
    }

    @Override
    public void lookAgain() {
        sessions.pagesCame(Set.of());
    }

    @Override
    public void expect(String symbolicName, List<String> paths) {
        synchronized (lock) {
            for (String path : paths) {
                if (!byPath.containsKey(path)) {
                    away.put(path, symbolicName);
                }
            }
            apply(showing());
        }
    }

    @Override
    public void forget(String symbolicName) {
        synchronized (lock) {
            away.values().removeIf(symbolicName::equals);
            apply(showing());
        }
        sessions.pagesCame(Set.of());
    }

    /** Whether a page that has gone was at that path. */
    boolean isAway(String path) {
        return awayMatcher.getNavigationRouteTarget(path).hasTarget();
    }

    @Nullable
    Component newView(Class<?> view, String path) {
        Entry entry = find(view, path);
        return entry == null ? null : entry.page.supplier().get();
    }

    /** The guard of a view on its way to a path; null if no bundle offers that view, which then nobody may see. */
    @Nullable
    PageGuard guard(Class<?> view, String path) {
        Entry entry = find(view, path);
        return entry == null ? null : entry.page.guard();
    }

    private @Nullable Entry find(Class<?> view, String path) {
        List<Entry> entries = byView.getOrDefault(view, List.of());
        for (Entry entry : entries) {
            if (entry.matches(path)) {
                return entry;
            }
        }
        // reached by a reroute, with the path of another page: only if there is no doubt which page is meant
        return entries.size() == 1 ? entries.getFirst() : null;
    }
}
