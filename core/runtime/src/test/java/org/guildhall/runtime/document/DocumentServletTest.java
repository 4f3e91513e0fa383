package org.guildhall.runtime.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.audit.AuditEntry;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.health.HealthProblem;
import org.guildhall.api.session.Actor;
import org.guildhall.api.session.Actors;
import org.guildhall.runtime.Core;
import org.guildhall.runtime.health.HealthServlet;
import org.guildhall.runtime.text.TextCatalogues;
import org.guildhall.runtime.text.TextCataloguesTest;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Over a real server; who is asking is bound by a filter, as in the product. */
@EachDatabase
@Tag("E3")
class DocumentServletTest {
    private static final byte[] PDF = pdf();

    private final Core core;
    private final Shelf shelf;
    private final AccountId owner = new AccountId(UUID.randomUUID());
    private final Server server = new Server();
    private final HttpClient client = HttpClient.newHttpClient();
    private StoredDocument stored;
    private String address = "";

    DocumentServletTest(DatabasePlace place) throws IOException {
        core = Core.of(place);
        shelf = new Shelf(core, true);
        stored = shelf.documents.store(shelf.file(owner, "Siân’s \"bill\".pdf"), new ByteArrayInputStream(PDF));
    }

    @BeforeEach
    void start() throws Exception {
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        TextCatalogues texts =
                new TextCatalogues(core.instance(true), core.place.dataFolder(), List.of(TextCataloguesTest.shipped()));
        context.addServlet(new ServletHolder(new DocumentServlet(shelf.documents)), "/documents/*");
        ServletHolder health = new ServletHolder(
                new HealthServlet(core.transactions, () -> List.of(HealthProblem.of("health.problem.mail")), texts));
        context.addServlet(health, "/health/live");
        context.addServlet(health, "/health/ready");
        context.addFilter(
                new FilterHolder(new HttpFilter() {
                    @Override
                    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                            throws IOException, ServletException {
                        String account = request.getHeader("X-Account");
                        Actor actor = account == null
                                ? new Actor.Anonymous()
                                : new Actor.User(AccountId.parse(account), UUID.randomUUID());
                        try (Actors.Binding bound = core.actors.bind(actor)) {
                            List.of(bound);
                            chain.doFilter(request, response);
                        }
                    }
                }),
                "/*",
                EnumSet.of(DispatcherType.REQUEST));
        server.setHandler(context);
        server.start();
        address = "http://127.0.0.1:" + connector.getLocalPort();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        server.stop();
    }

    @Test
    void sendsTheWholeFileWithItsName() throws Exception {
        HttpResponse<byte[]> answer = get("");
        assertEquals(200, answer.statusCode());
        assertArrayEquals(PDF, answer.body());
        assertEquals("application/pdf", header(answer, "Content-Type"));
        assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
        assertEquals("private, no-store", header(answer, "Cache-Control"));
        assertEquals("bytes", header(answer, "Accept-Ranges"));
        assertEquals(
                "attachment; filename=\"Si_n_s bill.pdf\"; filename*=UTF-8''Si%C3%A2n%E2%80%99s%20bill.pdf",
                header(answer, "Content-Disposition"));
        assertEquals(String.valueOf(PDF.length), header(answer, "Content-Length"));
    }

    @Test
    void showsAPdfInTheTabUnderAPolicyOfItsOwn() throws Exception {
        HttpResponse<byte[]> answer = get("?view=1");
        assertTrue(header(answer, "Content-Disposition").startsWith("inline; "));
        assertTrue(header(answer, "Content-Security-Policy").contains("object-src 'self'"));
        assertTrue(header(get(""), "Content-Security-Policy").contains("sandbox"));
    }

    @Test
    void sendsOneRange() throws Exception {
        HttpResponse<byte[]> part = get("", "Range", "bytes=100-199");
        assertEquals(206, part.statusCode());
        assertEquals("bytes 100-199/" + PDF.length, header(part, "Content-Range"));
        assertArrayEquals(Arrays.copyOfRange(PDF, 100, 200), part.body());
        HttpResponse<byte[]> end = get("", "Range", "bytes=-5");
        assertArrayEquals(Arrays.copyOfRange(PDF, PDF.length - 5, PDF.length), end.body());
        HttpResponse<byte[]> rest = get("", "Range", "bytes=90000-");
        assertArrayEquals(Arrays.copyOfRange(PDF, 90_000, PDF.length), rest.body());
        HttpResponse<byte[]> tooFar = get("", "Range", "bytes=" + PDF.length + "-");
        assertEquals(416, tooFar.statusCode());
        assertEquals("bytes */" + PDF.length, header(tooFar, "Content-Range"));
        assertEquals(200, get("", "Range", "bytes=0-1,5-6").statusCode());
        assertEquals(200, get("", "Range", "bytes=9-1").statusCode());
        assertEquals(200, get("", "Range", "pages=1-2").statusCode());
    }

    @Test
    void answersConditions() throws Exception {
        String tag = header(get(""), "ETag");
        assertEquals(304, get("", "If-None-Match", tag).statusCode());
        assertEquals(200, get("", "If-None-Match", "\"other\"").statusCode());
        assertEquals(206, get("", "Range", "bytes=0-1", "If-Range", tag).statusCode());
        assertEquals(200, get("", "Range", "bytes=0-1", "If-Range", "\"other\"").statusCode());
    }

    @Test
    void refusesStrangersAndWritesItDown() throws Exception {
        HttpResponse<byte[]> refused =
                send(request("").header("X-Account", UUID.randomUUID().toString()));
        assertEquals(403, refused.statusCode());
        assertTrue(header(refused, "Cache-Control").contains("no-store"));
        assertEquals(403, send(request("")).statusCode());
        assertEquals(
                List.of("document.refused", "document.refused"),
                core.audit.history("document", stored.id().toString()).stream()
                        .map(AuditEntry::action)
                        .limit(2)
                        .toList());
    }

    @Test
    void saysThatThePortalIsAwayAndNotThatTheReaderMayNot() throws Exception {
        shelf.documents.remove(shelf);
        assertEquals(503, get("").statusCode());
        shelf.documents.add(shelf);
        assertEquals(200, get("").statusCode());
    }

    @Test
    void saysThatThereIsNoSuchDocument() throws Exception {
        assertEquals(404, send("/documents/" + UUID.randomUUID()).statusCode());
        assertEquals(404, send("/documents/none").statusCode());
        assertEquals(404, send("/documents/").statusCode());
        assertEquals(404, send("/documents/" + stored.id() + "/x").statusCode());
    }

    @Test
    void saysWhetherItLivesAndIsReady() throws Exception {
        HttpResponse<byte[]> live = send("/health/live");
        assertEquals(200, live.statusCode());
        assertEquals("ok", new String(live.body(), StandardCharsets.UTF_8).strip());
        HttpResponse<byte[]> ready = send("/health/ready");
        assertEquals(200, ready.statusCode());
        List<String> lines =
                new String(ready.body(), StandardCharsets.UTF_8).lines().toList();
        assertEquals("ok", lines.getFirst());
        assertTrue(lines.get(1).startsWith("No mail server is set"), lines.toString());
    }

    private HttpResponse<byte[]> send(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address + path)).header("X-Account", owner.toString()));
    }

    private HttpResponse<byte[]> get(String query, String... headers) throws Exception {
        HttpRequest.Builder request = request(query).header("X-Account", owner.toString());
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpRequest.Builder request(String query) {
        return HttpRequest.newBuilder(URI.create(address + "/documents/" + stored.id() + query));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static byte[] pdf() {
        byte[] bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        System.arraycopy("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 9);
        return bytes;
    }
}
