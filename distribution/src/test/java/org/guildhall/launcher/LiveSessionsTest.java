package org.guildhall.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.vaadin.flow.server.VaadinSession;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.guildhall.vaadin.Activity;
import org.guildhall.vaadin.LiveSessions;
import org.guildhall.vaadin.PageDefinition;
import org.guildhall.vaadin.PageGuard;
import org.guildhall.vaadin.PageRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/** Bundles come, change and go while browsers have their pages open. */
class LiveSessionsTest {

    @TempDir
    static Path folder;

    static PagesFramework framework;
    static Playwright playwright;
    static Browser browser;

    BrowserContext context;
    Page page;
    final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        framework = new PagesFramework(folder);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-quic",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    static void stop() throws Exception {
        browser.close();
        playwright.close();
        framework.close();
    }

    @BeforeEach
    void open() {
        context = browser.newContext();
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    @AfterEach
    void close() throws Exception {
        context.close();
        for (Bundle bundle : framework.context().getBundles()) {
            if (bundle.getSymbolicName().equals("hello")) {
                bundle.uninstall();
            }
        }
        refresh();
    }

    static void refresh() throws Exception {
        var done = new java.util.concurrent.CountDownLatch(1);
        framework.context().getBundle(0).adapt(FrameworkWiring.class).refreshBundles(null, event -> done.countDown());
        assertTrue(done.await(20, TimeUnit.SECONDS));
    }

    void heading(String text) {
        try {
            PlaywrightAssertions.assertThat(page.getByRole(
                            AriaRole.HEADING,
                            new Page.GetByRoleOptions().setName(text).setExact(true)))
                    .isVisible();
        } catch (AssertionError e) {
            throw new AssertionError(
                    "No heading " + text + "; the browser says " + complaints + "\n" + page.content(), e);
        }
    }

    Path hello(String version, String greeting) throws Exception {
        return Hello.version(version, greeting).build(folder);
    }

    @Test
    void aPageWorksWithoutAComplaintOfTheBrowser() throws Exception {
        framework.install(hello("1.0.0", "Hello from one"));
        page.navigate(framework.address("/hello"));
        heading("Hello from one");
        page.getByLabel("Name").fill("Ada");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Greet"))
                .click();
        PlaywrightAssertions.assertThat(page.locator("#answer")).hasText("Hello Ada");
        PlaywrightAssertions.assertThat(page).hasTitle("Hello - Test");
        assertEquals(List.of(), complaints);
    }

    @Test
    void componentsComeWithTheFirstPageThatHasOne() throws Exception {
        framework.install(hello("1.0.0", "Hello from one"));
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> {
            if (request.url().contains("generated-flow-imports")) {
                asked.add(request.resourceType());
            }
        });
        page.navigate(framework.address("/files/1"));
        heading("A file");
        // the browser is idle: what the start script asks for early would be asked for by now
        page.waitForLoadState(LoadState.NETWORKIDLE);
        // a new browser asks for an icon, which this shell has not
        complaints.clear();
        assertEquals(List.of(), asked);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("To hello"))
                .click();
        heading("Hello from one");
        page.getByLabel("Name").fill("Ada");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Greet"))
                .click();
        PlaywrightAssertions.assertThat(page.locator("#answer")).hasText("Hello Ada");
        assertEquals(List.of("script"), asked);
        assertEquals(List.of(), complaints);
    }

    @Test
    void nobodyWaitsForTheLastWordsToATabThatHasLeft() throws Exception {
        framework.install(hello("1.0.0", "Hello"));
        AtomicBoolean done = new AtomicBoolean();
        AtomicReference<String> waiter = new AtomicReference<>("");
        Thread watch = Thread.ofPlatform().start(() -> {
            while (!done.get()) {
                Thread.getAllStackTraces().forEach((thread, stack) -> {
                    if (Arrays.stream(stack).anyMatch(LiveSessionsTest::waitsForLastWords)) {
                        waiter.set(thread.getName() + "\n" + Arrays.toString(stack));
                    }
                });
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        });
        try {
            for (int load = 0; load < 30; load++) {
                page.navigate(framework.address("/hello"));
                heading("Hello");
                page.getByLabel("Name").fill("Ada");
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Greet"))
                        .click();
                PlaywrightAssertions.assertThat(page.locator("#answer")).hasText("Hello Ada");
            }
        } finally {
            done.set(true);
            watch.join();
        }
        assertEquals("", waiter.get());
    }

    private static boolean waitsForLastWords(StackTraceElement frame) {
        return frame.getClassName().endsWith(".BroadcasterFuture")
                && frame.getMethodName().equals("get");
    }

    @Test
    void anOpenPageGoesComesAndChangesInPlace() throws Exception {
        Bundle one = framework.install(hello("1.0.0", "Hello from one"));
        page.navigate(framework.address("/hello"));
        heading("Hello from one");
        one.stop();
        heading("Unavailable");
        assertEquals(
                503, page.context().request().get(framework.address("/hello")).status());
        one.start();
        heading("Hello from one");
        Bundle two = framework.install(hello("2.0.0", "Hello from two"));
        heading("Hello from two");
        one.uninstall();
        heading("Hello from two");
        two.uninstall();
        heading("Unavailable");
        framework.service(PageRegistry.class).forget("hello");
        heading("Not found");
        assertEquals(
                404, page.context().request().get(framework.address("/hello")).status());
        assertEquals(
                List.of(),
                complaints.stream().filter(text -> !text.contains("status of")).toList());
    }

    @Test
    void theLoaderOfABundleThatHasGoneIsCollected() throws Exception {
        for (int round = 0; round < 3; round++) {
            Bundle bundle = framework.install(hello("1." + round + ".0", "Hello " + round));
            WeakReference<ClassLoader> loader = loader(bundle);
            page.navigate(framework.address("/hello"));
            heading("Hello " + round);
            page.getByLabel("Name").fill("Ada");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Greet"))
                    .click();
            PlaywrightAssertions.assertThat(page.locator("#answer")).hasText("Hello Ada");
            bundle.uninstall();
            heading("Unavailable");
            refresh();
            assertTrue(collected(loader), "round " + round);
        }
    }

    @Test
    void theLoaderIsCollectedAlthoughABrowserWasAbandoned() throws Exception {
        Bundle bundle = framework.install(hello("1.0.0", "Hello"));
        WeakReference<ClassLoader> loader = loader(bundle);
        page.navigate(framework.address("/hello"));
        heading("Hello");
        context.setOffline(true);
        page.close();
        bundle.uninstall();
        refresh();
        assertTrue(collected(loader));
    }

    /** The control: a single view that somebody keeps must be seen by the test above. */
    @Test
    void aLoaderThatSomebodyKeepsIsNotCollected() throws Exception {
        Bundle bundle = framework.install(hello("1.0.0", "Hello"));
        WeakReference<ClassLoader> loader = loader(bundle);
        Object kept = bundle.loadClass("hello.Person").getConstructor().newInstance();
        bundle.uninstall();
        refresh();
        System.gc();
        assertTrue(loader.get() != null && kept != null);
    }

    @Test
    void aViewThatIsForbiddenIsNotEvenMade() throws Exception {
        System.clearProperty("hello.secret.made");
        framework.install(hello("1.0.0", "Hello"));
        page.navigate(framework.address("/hello"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("To secret"))
                .click();
        heading("Forbidden");
        assertNull(System.getProperty("hello.secret.made"));
    }

    @Test
    void aFailureGivesAReferenceAndNoStackTrace() throws Exception {
        framework.install(hello("1.0.0", "Hello"));
        framework.shell.failures.clear();
        page.navigate(framework.address("/broken"));
        heading("Failed");
        String reference = framework.shell.failures.poll();
        assertTrue(page.content().contains(String.valueOf(reference)));
        page.navigate(framework.address("/hello"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Fail"))
                .click();
        heading("Failed");
        assertTrue(!page.content().contains("IllegalState"));
    }

    @Test
    void pushGoesThroughAWebSocketAndSurvivesANewSessionId() throws Exception {
        framework.install(hello("1.0.0", "Hello"));
        AtomicReference<String> socket = new AtomicReference<>("");
        page.onWebSocket(opened -> socket.set(opened.url()));
        LiveSessions sessions = framework.service(LiveSessions.class);
        var registration = framework
                .service(PageRegistry.class)
                .register(
                        framework.context().getBundle(0),
                        List.of(new PageDefinition(
                                "sign-in",
                                SignInView.class,
                                () -> new SignInView(sessions),
                                visit -> new PageGuard.Allowed())));
        page.navigate(framework.address("/sign-in"));
        PlaywrightAssertions.assertThat(page.getByRole(AriaRole.BUTTON)).isVisible();
        String before = cookie();
        page.getByRole(AriaRole.BUTTON).click();
        PlaywrightAssertions.assertThat(page.locator("#answer")).hasText("Signed in");
        assertNotEquals(before, cookie());
        assertTrue(socket.get().contains("/VAADIN/push"), socket.get());
        registration.remove();
        heading("Unavailable");
        page.navigate(framework.address("/hello"));
        heading("Hello");
        assertEquals(List.of(), complaints);
    }

    String cookie() {
        return context.cookies().stream()
                .filter(cookie -> cookie.name.equals("guildhall"))
                .map(cookie -> cookie.value)
                .findAny()
                .orElseThrow();
    }

    @Test
    void aTaskForASessionIsBoundToThatSession() throws Exception {
        framework.install(hello("1.0.0", "Hello"));
        page.navigate(framework.address("/hello"));
        heading("Hello");
        VaadinSession session = own();
        AtomicReference<VaadinSession> bound = new AtomicReference<>();
        session.access(() -> bound.set(TestShell.BOUND.get())).get(10, TimeUnit.SECONDS);
        assertEquals(session, bound.get());
        assertNull(TestShell.BOUND.get());
    }

    @Test
    void anEndedSessionsTabLoadsAnewInAnotherSession() throws Exception {
        framework.install(hello("1.0.0", "Hello"));
        page.navigate(framework.address("/hello"));
        heading("Hello");
        page.getByLabel("Name").fill("typed");
        VaadinSession before = own();
        framework.service(LiveSessions.class).end(session -> true);
        PlaywrightAssertions.assertThat(page.getByLabel("Name")).hasValue("");
        heading("Hello");
        assertNotEquals(before, own());
    }

    @Test
    void aSessionWithABrowserBehindItIsKeptForHours() throws Exception {
        framework.install(hello("1.0.0", "Hello"));
        page.navigate(framework.address("/hello"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Greet"))
                .click();
        PlaywrightAssertions.assertThat(page.locator("#answer")).hasText("Hello");
        VaadinSession own = own();
        assertEquals(2 * 60 * 60, own.getSession().getMaxInactiveInterval());
        List<VaadinSession> before = framework.service(LiveSessions.class).all();
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(framework.address("/hello")))
                                .header("Accept", "text/html")
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
        List<VaadinSession> others = framework.service(LiveSessions.class).all().stream()
                .filter(session -> !before.contains(session))
                .toList();
        assertEquals(1, others.size(), "the fetched page has a session");
        others.forEach(other -> assertNotEquals(
                2 * 60 * 60, other.getSession().getMaxInactiveInterval(), "nothing but a page was fetched"));
    }

    @Test
    void sessionsThatNobodySignsInToMakeRoomAndSignedInOnesStay() throws Exception {
        LiveSessions sessions = framework.service(LiveSessions.class);
        var registration = framework
                .service(PageRegistry.class)
                .register(
                        framework.context().getBundle(0),
                        List.of(new PageDefinition(
                                "sign-in",
                                SignInView.class,
                                () -> new SignInView(sessions),
                                visit -> new PageGuard.Allowed())));
        page.navigate(framework.address("/sign-in"));
        page.getByRole(AriaRole.BUTTON).click();
        PlaywrightAssertions.assertThat(page.locator("#answer")).hasText("Signed in");
        VaadinSession own = own();
        List<VaadinSession> before = sessions.all();
        HttpClient http = HttpClient.newHttpClient();
        for (int stranger = 0; stranger < 520; stranger++) {
            HttpRequest.Builder asked = HttpRequest.newBuilder(URI.create(framework.address("/sign-in")));
            var fetched = http.send(
                    asked.copy().header("Accept", "text/html").build(), HttpResponse.BodyHandlers.discarding());
            String cookie =
                    fetched.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
            http.send(
                    asked.header("Cookie", cookie)
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
        long strangers = sessions.all().stream()
                .filter(session -> !before.contains(session))
                .count();
        assertTrue(strangers <= 500, strangers + " sessions of one client");
        assertTrue(sessions.all().contains(own), "who is signed in stays");
        registration.remove();
    }

    @Test
    void onlyTheUsersOwnDoingIsActivity() throws Exception {
        framework.install(hello("1.0.0", "Hello"));
        page.navigate(framework.address("/hello"));
        heading("Hello");
        Activity activity = framework.service(Activity.class);
        LiveSessions sessions = framework.service(LiveSessions.class);
        VaadinSession session = own();
        var loaded = activity.lastAction(session);
        sessions.refreshAll();
        heading("Hello");
        assertEquals(loaded, activity.lastAction(session));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Greet"))
                .click();
        PlaywrightAssertions.assertThat(page.locator("#answer")).hasText("Hello");
        assertTrue(activity.lastAction(session).isAfter(loaded));
    }

    /** The session of this test's browser. */
    VaadinSession own() {
        String id = cookie().split("\\.")[0];
        return framework.service(LiveSessions.class).all().stream()
                .filter(session -> session.getSession().getId().startsWith(id))
                .findAny()
                .orElseThrow();
    }

    private static WeakReference<ClassLoader> loader(Bundle bundle) {
        return new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader());
    }

    private static boolean collected(WeakReference<?> reference) {
        return soon(() -> {
            System.gc();
            return reference.get() == null;
        });
    }

    private static boolean soon(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (System.nanoTime() < end) {
            if (condition.getAsBoolean()) {
                return true;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        return condition.getAsBoolean();
    }
}
