package org.guildhall.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.guildhall.vaadin.HttpSessions;
import org.guildhall.vaadin.LiveSessions;
import org.guildhall.vaadin.PageRegistry;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What a browser gets by plain HTTP. */
class PagesTest {

    @TempDir
    static Path folder;

    static PagesFramework framework;
    static final HttpClient HTTP = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        framework = new PagesFramework(folder);
        framework.install(Hello.version("1.0.0", "Hello from one").build(folder));
    }

    @AfterAll
    static void stop() throws Exception {
        framework.close();
    }

    static HttpResponse<String> get(String path, String... headers) throws Exception {
        return HTTP.send(request(path, headers), HttpResponse.BodyHandlers.ofString());
    }

    static HttpRequest request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(framework.address(path))).header("Accept", "text/html");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    static String cookies(HttpResponse<String> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
    }

    @Test
    void answersAPageWithThePrebuiltFrontEnd() throws Exception {
        HttpResponse<String> response = get("/hello");
        assertEquals(200, response.statusCode());
        assertTrue(response.body().contains("VAADIN/build/indexhtml"), response.body());
        assertTrue(response.body().contains("lang=\"en\""), response.body());
    }

    @ParameterizedTest
    @CsvSource({"/hello, true", "/dragged, true", "/files/1, false"})
    void startsAPageWithAllComponentsOnlyIfItHasOne(String path, boolean components) throws Exception {
        Document page = Jsoup.parse(get(path).body());
        assertEquals(components, page.html().contains("loadOnDemand"), "asks for parts");
        assertEquals(components, page.select("script[type=importmap]").isEmpty(), "starts with all");
    }

    @Test
    void answersAnUnknownPathWith404() throws Exception {
        assertEquals(404, get("/nowhere").statusCode());
    }

    @Test
    void answersAForbiddenPageWith403() throws Exception {
        assertEquals(403, get("/secret").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/broken", "/late"})
    void answersAPageThatFailsWith500AndTheReferenceOfTheLog(String path) throws Exception {
        Logger log = (Logger) LoggerFactory.getLogger("org.guildhall.vaadin.internal.Failures");
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        log.addAppender(logged);
        try {
            HttpResponse<String> response = get(path);
            assertEquals(500, response.statusCode());
            String reference = framework.shell.failures.stream().toList().getLast();
            assertEquals(
                    "Error " + reference + " at " + path, logged.list.getFirst().getFormattedMessage());
            assertEquals(1, logged.list.size(), "logged once");
            assertTrue(response.body().contains(reference), "the page tells the reference");
            assertFalse(response.body().contains("planted"), "the page tells nothing of the error");
        } finally {
            log.detachAppender(logged);
        }
    }

    @Test
    void sendsABrowserWhoseSessionEndsUnderItThereAgain() throws Exception {
        String session = cookies(get("/hello"));
        HttpResponse<String> response = get("/ending?of=it", "Cookie", session);
        assertEquals(302, response.statusCode());
        assertTrue(
                response.headers().firstValue("Location").orElseThrow().endsWith("/ending?of=it"),
                response.headers().toString());
        assertEquals(500, get("/ending").statusCode(), "a fault of the page's own is told as one");
    }

    @Test
    void answersPagesThatAreAskedForWhileTheirSessionEnds() throws Exception {
        LiveSessions live = framework.service(LiveSessions.class);
        for (int round = 0; round < 300; round++) {
            String session = cookies(get("/hello"));
            List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
            for (int page = 0; page < 3; page++) {
                asked.add(HTTP.sendAsync(request("/hello", "Cookie", session), HttpResponse.BodyHandlers.ofString()));
                if (page == round % 3) {
                    live.end(any -> true);
                }
            }
            for (var answer : asked) {
                int status = answer.get(10, TimeUnit.SECONDS).statusCode();
                assertTrue(status == 200 || status == 302, "status " + status + " in round " + round);
            }
        }
    }

    @Test
    void keepsATextFromEndingTheScriptThatBringsIt() throws Exception {
        HttpResponse<String> response = get("/hostile");
        assertEquals(200, response.statusCode());
        assertTrue(response.body().contains("\\u003cimg src=x>"), response.body());
        assertFalse(response.body().contains("<img src=x>"), response.body());
    }

    @Test
    void putsAPageInPlaceOfWhatAnotherServletRefuses() throws Exception {
        var registration = framework.context().registerService(Servlet.class, new Files(), files());
        try {
            assertEquals("the file", get("/files/given").body());
            Map<Integer, String> headings = Map.of(
                    400,
                    "Invalid",
                    403,
                    "Forbidden",
                    404,
                    "Not found",
                    413,
                    "Invalid",
                    500,
                    "Failed",
                    503,
                    "Unavailable");
            for (var expected : headings.entrySet()) {
                // with a page at the same address, and without one
                for (String folder : List.of("/files/", "/bare/")) {
                    HttpResponse<String> refused = get(folder + expected.getKey());
                    assertEquals(expected.getKey(), refused.statusCode());
                    assertTrue(refused.body().contains(expected.getValue()), refused.body());
                    assertTrue(refused.headers()
                            .firstValue("Content-Security-Policy")
                            .orElse("")
                            .contains("'strict-dynamic'"));
                    assertEquals(
                            expected.getKey() == 503,
                            refused.headers().firstValue("Retry-After").isPresent());
                }
            }
            HttpResponse<String> other = get("/files/410");
            assertEquals(410, other.statusCode());
            assertFalse(other.body().contains("VAADIN"), other.body());
        } finally {
            registration.unregister();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/files/broken", "/bare/broken", "/files/unlinked"})
    void putsAPageWithTheReferenceOfTheLogInPlaceOfWhatAnotherServletThrows(String path) throws Exception {
        var registration = framework.context().registerService(Servlet.class, new Files(), files());
        Logger log = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        log.addAppender(logged);
        try {
            HttpResponse<String> page = get(path);
            assertEquals(500, page.statusCode());
            String reference = framework.shell.failures.stream().toList().getLast();
            assertEquals(
                    List.of("Error " + reference + " at " + path),
                    errors(logged),
                    "logged once, under the reference of the page");
            assertTrue(page.body().contains(reference), page.body());
            assertFalse(page.body().contains("planted"), page.body());
            assertTrue(page.headers().firstValue("Content-Disposition").isEmpty());
            assertEquals(
                    "nosniff",
                    page.headers().firstValue("X-Content-Type-Options").orElse(""));

            logged.list.clear();
            HttpResponse<String> picture = get(path, "Sec-Fetch-Dest", "image");
            assertEquals(500, picture.statusCode());
            assertEquals("", picture.body());
            assertEquals(1, errors(logged).size());
            assertTrue(
                    errors(logged).getFirst().endsWith(" at " + path),
                    errors(logged).toString());
        } finally {
            log.detachAppender(logged);
            registration.unregister();
        }
    }

    private static List<String> errors(ListAppender<ILoggingEvent> logged) {
        return logged.list.stream()
                .filter(event -> event.getLevel() == Level.ERROR)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static Dictionary<String, Object> files() {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("osgi.http.whiteboard.servlet.pattern", new String[] {"/files/*", "/bare/*"});
        properties.put("osgi.http.whiteboard.context.select", HttpSessions.CONTEXT_SELECT);
        return properties;
    }

    /** Gives one file, fails at one, and refuses the others with the status in their address. */
    private static final class Files extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getPathInfo().equals("/given")) {
                response.getWriter().write("the file");
            } else if (request.getPathInfo().equals("/broken")) {
                response.setHeader("Content-Disposition", "attachment");
                response.getWriter().write("half a file");
                throw new IllegalStateException("planted");
            } else if (request.getPathInfo().equals("/unlinked")) {
                throw new NoClassDefFoundError("planted");
            } else {
                response.sendError(Integer.parseInt(request.getPathInfo().substring(1)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/hello/hello.css", "/hello", "/hello?v-r=uidl", "/VAADIN/dynamic/none?v-r=uidl"})
    void takesNoMoreIntoMemoryThanAPageEverSends(String path) throws Exception {
        HttpRequest.Builder sent = HttpRequest.newBuilder(URI.create(framework.address(path)))
                .header("Cookie", cookies(get("/hello")))
                .header("Content-Type", "multipart/form-data; boundary=x");
        byte[] large = form(600_000);
        assertEquals(
                413,
                HTTP.send(
                                // asks before it sends what nobody will read
                                sent.copy()
                                        .expectContinue(true)
                                        .POST(HttpRequest.BodyPublishers.ofByteArray(large))
                                        .build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode());
        assertEquals(413, withoutLength(sent, large), "a body that does not say how long it is");
        assertNotEquals(413, withoutLength(sent, form(1_000)));
    }

    @Test
    void keepsNoMoreSessionsOfOneClientThanItsShare() throws Exception {
        LiveSessions live = framework.service(LiveSessions.class);
        List<VaadinSession> before = live.all();
        get("/hello", TestShell.CLIENT, "the neighbour");
        VaadinSession neighbour = others(live, before).getFirst();
        String first = cookies(get("/hello", TestShell.CLIENT, "the flood"));
        for (int page = 0; page < 130; page++) {
            get("/hello", TestShell.CLIENT, "the flood");
        }
        assertEquals(100 + 1, others(live, before).size());
        assertTrue(live.all().contains(neighbour), "nobody else pays for it");
        HttpResponse<String> again = get("/hello", TestShell.CLIENT, "the flood", "Cookie", first);
        assertEquals(200, again.statusCode());
        assertNotEquals("", cookies(again), "nothing of the first is left: there is a new one");
    }

    @Test
    void keepsNoMoreTabsOfOneSessionThanSomebodyOpens() throws Exception {
        LiveSessions live = framework.service(LiveSessions.class);
        List<VaadinSession> before = live.all();
        String cookies = cookies(get("/hello"));
        VaadinSession session = others(live, before).getFirst();
        for (int page = 0; page < 70; page++) {
            get("/hello", "Cookie", cookies);
        }
        List<Integer> tabs = new ArrayList<>();
        session.access(() -> session.getUIs().forEach(ui -> tabs.add(ui.getUIId())))
                .get(10, TimeUnit.SECONDS);
        assertEquals(50, tabs.size(), tabs.toString());
        assertTrue(tabs.contains(70), "the newest is there: " + tabs);
        assertEquals(200, get("/hello", "Cookie", cookies).statusCode());
    }

    private static List<VaadinSession> others(LiveSessions live, List<VaadinSession> before) {
        return live.all().stream().filter(session -> !before.contains(session)).toList();
    }

    private static int withoutLength(HttpRequest.Builder request, byte[] body) throws Exception {
        return HTTP.send(
                        request.copy()
                                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static byte[] form(int length) {
        return ("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n" + "a".repeat(length) + "\r\n--x--\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void sendsAStrangerToSignIn() throws Exception {
        HttpResponse<String> response = get("/mine");
        assertEquals(302, response.statusCode());
        assertEquals(
                "/hello?next=mine", response.headers().firstValue("Location").orElse(""));
    }

    @Test
    void servesScriptsCompressedAndForever() throws Exception {
        String page = get("/hello").body();
        int start = page.indexOf("VAADIN/build/indexhtml");
        String script = "/" + page.substring(start, page.indexOf('"', start));
        HttpResponse<String> response = get(script, "Accept-Encoding", "gzip, br");
        assertEquals(200, response.statusCode());
        assertEquals("br", response.headers().firstValue("Content-Encoding").orElse(""));
        assertTrue(response.headers().firstValue("Content-Type").orElse("").startsWith("text/javascript"));
        assertTrue(response.headers().firstValue("Cache-Control").orElse("").contains("immutable"));
        assertEquals(
                "nosniff",
                response.headers().firstValue("X-Content-Type-Options").orElse(""));
    }

    @Test
    void answersAMissingFileWith404AndNoPage() throws Exception {
        HttpResponse<String> response = get("/VAADIN/build/none.js");
        assertEquals(404, response.statusCode());
        assertFalse(response.body().contains("<html"));
    }

    @Test
    void servesABundlesFilesAndKnowsThemAgain() throws Exception {
        HttpResponse<String> first = get("/hello/hello.css");
        assertEquals(200, first.statusCode());
        assertEquals("h1 { color: green; }", first.body());
        String tag = first.headers().firstValue("ETag").orElse("");
        assertEquals(304, get("/hello/hello.css", "If-None-Match", tag).statusCode());
    }

    @Test
    void letsOnlyScriptsWithTheNonceRun() throws Exception {
        HttpResponse<String> response = get("/hello");
        String policy = response.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.contains("'strict-dynamic'"), policy);
        assertFalse(policy.contains("unsafe-eval"), policy);
        assertEquals(
                response.body().split("<script", -1).length, response.body().split("<script[^>]*nonce=", -1).length);
    }

    @Test
    void listsThePagesWithTheirBundles() {
        assertTrue(framework.service(PageRegistry.class).pages().stream()
                .anyMatch(page -> page.path().equals("hello")
                        && page.bundle().equals("hello")
                        && page.view().equals("hello.HelloView")));
    }
}
