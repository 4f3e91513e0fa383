package org.guildhall.ui.shell;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.communication.PushConnection;
import com.vaadin.flow.shared.Registration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.guildhall.api.bundle.PortalArrivals;
import org.guildhall.api.bundle.PortalBundle;
import org.guildhall.api.bundle.PortalContents;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.error.UnavailableException;
import org.guildhall.api.permission.Permission;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.session.Actor;
import org.guildhall.ui.portal.Access;
import org.guildhall.ui.portal.AccountAction;
import org.guildhall.ui.portal.EntryCheck;
import org.guildhall.ui.portal.HomeSection;
import org.guildhall.ui.portal.NavigationItem;
import org.guildhall.ui.portal.Page;
import org.guildhall.ui.portal.Portal;
import org.guildhall.ui.portal.PortalState;
import org.guildhall.ui.portal.Portals;
import org.guildhall.ui.portal.SignInPages;
import org.guildhall.ui.portal.Tile;
import org.guildhall.vaadin.LiveSessions;
import org.guildhall.vaadin.PageDefinition;
import org.guildhall.vaadin.PageGuard;
import org.guildhall.vaadin.PageRegistry;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds what each portal contributes when its service comes, and takes it back when it goes. */
@Component(service = {Portals.class, PortalTracker.class, PortalArrivals.class})
public final class PortalTracker implements Portals, PortalArrivals {
    private static final Logger LOG = LoggerFactory.getLogger(PortalTracker.class);
    private static final Actor.SystemPart TRIAL = new Actor.SystemPart("page-trial");

    /** What a portal listed when it came, and how to take it back. */
    private record Present(
            Portal portal,
            long order,
            List<Page> pages,
            List<NavigationItem> navigation,
            List<NavigationItem> settingsPages,
            Set<String> settingsOnPages,
            Optional<Tile> tile,
            List<HomeSection> sections,
            List<AccountAction> actions,
            Optional<SignInPages> signIn,
            Optional<EntryCheck> entryCheck,
            AutoCloseable permissions) {}

    private final Map<ServiceReference<Portal>, Present> present = new ConcurrentHashMap<>();
    private final Map<ServiceReference<Portal>, Registration> routes = new ConcurrentHashMap<>();
    private final Map<Long, String> refused = new ConcurrentHashMap<>();
    /** Who may go on in a bundle that is being closed, by its symbolic name. */
    private final Map<String, Set<VaadinSession>> closed = new ConcurrentHashMap<>();

    private final Set<Long> awaited = ConcurrentHashMap.newKeySet();
    private final PageRegistry registry;
    private final Permissions permissions;
    private final LiveSessions live;
    private final Rights rights;
    private final Visitors visitors;
    private final BundleContext context;

    /** Needs where pages and permissions are declared. */
    @Activate
    public PortalTracker(
            @Reference PageRegistry registry,
            @Reference Permissions permissions,
            @Reference LiveSessions live,
            @Reference Rights rights,
            @Reference Visitors visitors,
            BundleContext context) {
        this.registry = registry;
        this.permissions = permissions;
        this.live = live;
        this.rights = rights;
        this.visitors = visitors;
        this.context = context;
    }

    /** Pages that installed bundles declare are known before they come, and those of one that is stopped without it. */
    void expectDeclared() {
        for (Bundle bundle : context.getBundles()) {
            String declared = bundle.getHeaders("").get(PortalContents.PAGES);
            if (declared != null) {
                registry.expect(bundle.getSymbolicName(), PortalContents.listed(declared));
            }
        }
    }

    void add(ServiceReference<Portal> reference, Portal portal) {
        long bundle = reference.getBundle().getBundleId();
        try {
            take(reference, portal);
            refused.remove(bundle);
            awaited.remove(bundle);
        } catch (RuntimeException e) {
            refused.put(bundle, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private void take(ServiceReference<Portal> reference, Portal portal) {
        requireItsOwn(reference, portal);
        List<Page> pages = List.copyOf(portal.pages());
        requireDeclared(reference.getBundle(), portal, pages);
        if (awaited.contains(reference.getBundle().getBundleId())) {
            requireViews(reference.getBundle().getSymbolicName(), portal, pages);
        }
        AutoCloseable declared = permissions.declare(portal.permissions());
        // known before its pages can be reached: who may enter is asked of what is known
        present.put(
                reference,
                new Present(
                        portal,
                        reference.getBundle().getBundleId(),
                        pages,
                        List.copyOf(portal.navigation()),
                        List.copyOf(portal.settingsPages()),
                        Set.copyOf(portal.settingsOnPages()),
                        portal.tile(),
                        List.copyOf(portal.homeSections()),
                        List.copyOf(portal.accountActions()),
                        portal.signInPages(),
                        portal.entryCheck(),
                        declared));
        try {
            routes.put(
                    reference,
                    registry.register(
                            reference.getBundle(),
                            pages.stream()
                                    .map(page -> define(reference.getBundle().getSymbolicName(), portal, page))
                                    .toList()));
        } catch (RuntimeException refused) {
            takeBack(reference);
            throw refused;
        }
        LOG.info("Portal {} is here with {} pages", portal.name(), pages.size());
        redraw();
    }

    /** An administrator read what its file declares, and agreed to that. */
    private static void requireDeclared(Bundle bundle, Portal portal, List<Page> pages) {
        String declared = bundle.getHeaders("").get(PortalContents.PAGES);
        if (declared == null) {
            return;
        }
        List<String> paths = PortalContents.listed(declared);
        for (Page page : pages) {
            if (!paths.contains(page.path())) {
                throw new IllegalArgumentException(
                        "the page /" + page.path() + " is none that its file declares (" + PortalContents.PAGES + ")");
            }
        }
        String permitted = bundle.getHeaders("").get(PortalContents.PERMISSIONS);
        List<String> names = PortalContents.listed(permitted == null ? "" : permitted);
        for (Permission permission : portal.permissions()) {
            if (!names.contains(permission.name())) {
                throw new IllegalArgumentException("the permission " + permission.name()
                        + " is none that its file declares (" + PortalContents.PERMISSIONS + ")");
            }
        }
    }

    /** Each of its pages can be made, before anybody sees one. */
    private void requireViews(String symbolicName, Portal portal, List<Page> pages) {
        visitors.callForNobody(
                        TRIAL,
                        () -> registry.tryOut(
                                pages.stream()
                                        .map(page -> define(symbolicName, portal, page))
                                        .toList(),
                                PortalTracker::isAnswer))
                .ifPresent(failed -> {
                    throw new IllegalArgumentException(
                            "the page /" + failed.path() + " cannot be shown: " + failed.reason(), failed.reason());
                });
    }

    /** Said to a visitor on purpose, as to one who may not see the page. */
    private static boolean isAnswer(Throwable thrown) {
        return thrown instanceof NotPermittedException
                || thrown instanceof NotFoundException
                || thrown instanceof UnavailableException
                || thrown instanceof RefusedException
                || thrown instanceof InvalidInputException;
    }

    /** A portal speaks for itself: under its own name, and of its own permissions. */
    private void requireItsOwn(ServiceReference<Portal> reference, Portal portal) {
        String owner = reference.getBundle().getSymbolicName();
        present.forEach((other, here) -> {
            String there = other.getBundle().getSymbolicName();
            if (here.portal().name().equals(portal.name()) && !owner.equals(there)) {
                throw new IllegalArgumentException("the portal name " + portal.name() + " belongs to " + there);
            }
        });
        for (Permission permission : portal.permissions()) {
            if (!permission.name().startsWith(portal.name() + ":")) {
                throw new IllegalArgumentException(
                        "the permission " + permission.name() + " is not one of the portal " + portal.name());
            }
        }
    }

    @Override
    public void await(long bundleId) {
        awaited.add(bundleId);
    }

    @Override
    public void close(String symbolicName) {
        closed.put(symbolicName, live.showing(symbolicName));
    }

    @Override
    public void open(String symbolicName) {
        if (closed.remove(symbolicName) != null) {
            registry.lookAgain();
        }
    }

    @Override
    public void forget(String symbolicName) {
        registry.forget(symbolicName);
    }

    @Override
    public int openPages(String symbolicName) {
        return live.reachable(symbolicName);
    }

    @Override
    public boolean isHere(long bundleId) {
        return routes.keySet().stream()
                .map(ServiceReference::getBundle)
                .anyMatch(bundle -> bundle != null && bundle.getBundleId() == bundleId);
    }

    @Override
    public Optional<String> refusal(long bundleId) {
        return Optional.ofNullable(refused.get(bundleId));
    }

    void remove(ServiceReference<Portal> reference) {
        awaited.remove(reference.getBundle().getBundleId());
        closed.remove(reference.getBundle().getSymbolicName());
        refused.remove(reference.getBundle().getBundleId());
        if (takeBack(reference)) {
            redraw();
        }
    }

    @Deactivate
    void close() {
        List.copyOf(present.keySet()).forEach(this::takeBack);
    }

    @Override
    public List<Portal> all() {
        return inOrder()
                .map(Present::portal)
                .sorted(Comparator.comparing(Portal::name))
                .toList();
    }

    @Override
    public List<PortalState> states() {
        return Stream.of(context.getBundles())
                .filter(bundle -> here(bundle).findAny().isPresent() || bringsPages(bundle))
                .map(this::state)
                .sorted(Comparator.comparing(PortalState::name))
                .toList();
    }

    /** The symbolic names of the bundles that bring pages, whether they are here now or not. */
    public List<String> bundles() {
        return Stream.of(context.getBundles())
                .filter(bundle -> here(bundle).findAny().isPresent() || bringsPages(bundle))
                .map(Bundle::getSymbolicName)
                .distinct()
                .sorted()
                .toList();
    }

    /** What a bundle calls itself; empty where there is none of this symbolic name. */
    public String ownName(String bundle) {
        return Stream.of(context.getBundles())
                .filter(one -> bundle.equals(one.getSymbolicName()))
                .findFirst()
                .map(one -> one.getHeaders().get(Constants.BUNDLE_NAME))
                .map(PortalBundle::shortTitle)
                .orElse("");
    }

    /** The pages that a bundle brings now, by its symbolic name. */
    public List<Page> pages(String bundle) {
        return of(bundle, one -> one.pages().stream());
    }

    /** Key of the name that people know a bundle by; empty while none of its portals is here. */
    public Optional<String> titleKey(String bundle) {
        return of(bundle, one -> Stream.of(one.portal().titleKey())).stream().findFirst();
    }

    /** The permissions that a bundle's portals ask for now. */
    public List<Permission> permissions(String bundle) {
        return of(bundle, one -> one.portal().permissions().stream());
    }

    /** Whether nobody could sign in without the bundle. */
    public boolean isOnlySignIn(String bundle) {
        List<String> with = Stream.of(context.getBundles())
                .filter(one -> here(one).anyMatch(portal -> portal.signIn().isPresent()))
                .map(Bundle::getSymbolicName)
                .toList();
        return with.equals(List.of(bundle));
    }

    private <T> List<T> of(String bundle, Function<Present, Stream<T>> what) {
        return Stream.of(context.getBundles())
                .filter(one -> bundle.equals(one.getSymbolicName()))
                .flatMap(this::here)
                .flatMap(what)
                .toList();
    }

    private PortalState state(Bundle bundle) {
        List<Present> here = here(bundle).toList();
        boolean started = (bundle.getState() & (Bundle.ACTIVE | Bundle.STARTING)) != 0;
        PortalState.State state = here.isEmpty()
                ? started ? PortalState.State.WAITING : PortalState.State.STOPPED
                : PortalState.State.RUNNING;
        String id = String.valueOf(bundle.getSymbolicName());
        return new PortalState(
                here.isEmpty() ? id : here.getFirst().portal().name(),
                here.isEmpty() ? "" : here.getFirst().portal().titleKey(),
                Optional.ofNullable(bundle.getHeaders().get(Constants.BUNDLE_NAME))
                        .orElse(id),
                bundle.getVersion().toString(),
                state,
                here.stream().mapToInt(one -> one.pages().size()).sum());
    }

    private Stream<Present> here(Bundle bundle) {
        return inOrder().filter(one -> one.order() == bundle.getBundleId());
    }

    /** What a bundle would bring stands in its manifest, whether it runs or not. */
    private static boolean bringsPages(Bundle bundle) {
        String provided = bundle.getHeaders().get(Constants.PROVIDE_CAPABILITY);
        return provided != null && provided.contains(Portal.class.getName() + '"');
    }

    @Override
    public Optional<Portal> of(String path) {
        return inOrder()
                .filter(here -> here.pages().stream().anyMatch(page -> PathTemplate.matches(page.path(), path)))
                .map(Present::portal)
                .findFirst();
    }

    @Override
    public Optional<SignInPages> signInPages() {
        return inOrder().flatMap(here -> here.signIn().stream()).findFirst();
    }

    /** Entries of the staff menu that the visitor sees. */
    List<NavigationItem> navigation() {
        return inOrder()
                .flatMap(here -> here.navigation().stream())
                .filter(item -> rights.allow(Access.permission(item.permission())))
                .toList();
    }

    /** Pages that settle what a bundle's settings form cannot, which the visitor may open. */
    public List<NavigationItem> settingsPages(String bundle) {
        return of(bundle, one -> one.settingsPages().stream()).stream()
                .filter(item -> rights.allow(Access.permission(item.permission())))
                .toList();
    }

    /** Names of a bundle's settings that these pages change. */
    public Set<String> settingsOnPages(String bundle) {
        return Set.copyOf(of(bundle, one -> one.settingsOnPages().stream()));
    }

    /** Tiles that the visitor sees. */
    public List<Tile> tiles() {
        return inOrder()
                .flatMap(here -> here.tile().stream())
                .filter(tile -> rights.allow(tile.access()))
                .toList();
    }

    /** Parts of the home page that the visitor sees. */
    public List<HomeSection> sections() {
        return inOrder()
                .flatMap(here -> here.sections().stream())
                .filter(section -> rights.allow(section.access()))
                .toList();
    }

    /** Buttons under "My Account" that the visitor sees. */
    public List<AccountAction> actions() {
        return inOrder()
                .flatMap(here -> here.actions().stream())
                .filter(action -> rights.allow(action.access()))
                .toList();
    }

    private Stream<Present> inOrder() {
        return present.values().stream().sorted(Comparator.comparingLong(Present::order));
    }

    private PageDefinition define(String symbolicName, Portal portal, Page page) {
        return new PageDefinition(page.path(), page.view(), page.supplier(), visit -> {
            Set<VaadinSession> inside = closed.get(symbolicName);
            return inside == null || inside.contains(visit.session())
                    ? decide(portal, page, visit)
                    : new PageGuard.Away();
        });
    }

    private PageGuard.Decision decide(Portal portal, Page page, PageGuard.Visit visit) {
        Visitor visitor = visitors.of(visit.session());
        UI tab = UI.getCurrent();
        // none when the document itself is asked for; its first navigation follows
        if (tab != null) {
            Targets.head(
                    tab,
                    visit.location()
                            .getQueryParameters()
                            .getSingleParameter(Targets.NEXT)
                            .flatMap(Targets::ours));
        }
        if (page.access() instanceof Access.Everybody) {
            return new PageGuard.Allowed();
        }
        if (visitor.signedIn().isEmpty()) {
            String wanted = visit.location().getPathWithQueryParameters();
            return signInPages()
                    .<PageGuard.Decision>map(pages -> new PageGuard.SignIn(Targets.withNext(pages.signIn(), wanted)))
                    .orElseGet(PageGuard.Forbidden::new);
        }
        if (!rights.enter(page.access())) {
            return new PageGuard.Forbidden();
        }
        String target = visit.location().getPathWithQueryParameters();
        return inOrder()
                .flatMap(here -> here.entryCheck().stream())
                .flatMap(check -> check.detour(portal, target).stream())
                .findFirst()
                .<PageGuard.Decision>map(PageGuard.SignIn::new)
                .orElseGet(PageGuard.Allowed::new);
    }

    /** Whether it was there. */
    private boolean takeBack(ServiceReference<Portal> reference) {
        Registration pages = routes.remove(reference);
        if (pages != null) {
            pages.remove();
        }
        Present gone = present.remove(reference);
        if (gone == null) {
            return false;
        }
        try {
            gone.permissions().close();
        } catch (Exception failed) {
            LOG.error(
                    "The permissions of portal {} stay declared", gone.portal().name(), failed);
        }
        LOG.info("Portal {} has gone", gone.portal().name());
        return true;
    }

    /** Menus and home pages that are open show at once what has come and gone. */
    private void redraw() {
        for (VaadinSession session : live.all()) {
            // errors go to the session's error handler
            var unused = session.access(() ->
                    session.getUIs().stream().filter(ui -> !ui.isClosing()).forEach(PortalTracker::redraw));
        }
    }

    private static void redraw(UI ui) {
        ShellLayout layout = ComponentUtil.getData(ui, ShellLayout.class);
        if (layout == null) {
            return;
        }
        PushConnection push = ui.getInternals().getPushConnection();
        if (push != null && push.isConnected()) {
            ui.accessSynchronously(layout::redraw);
        } else {
            // one that nobody fetches would keep every drawing that was never seen
            ui.accessSynchronously(layout::redrawOnceReached);
        }
    }
}
