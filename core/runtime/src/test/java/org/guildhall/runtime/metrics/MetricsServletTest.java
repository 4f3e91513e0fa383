package org.guildhall.runtime.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.DispatcherType;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.bundle.PortalBundles;
import org.guildhall.api.session.Actor;
import org.guildhall.api.session.Actors;
import org.guildhall.runtime.Core;
import org.guildhall.runtime.config.LaunchSettings;
import org.guildhall.runtime.job.LeasedJobs;
import org.guildhall.runtime.job.NodeName;
import org.guildhall.runtime.mail.MailQueue;
import org.guildhall.runtime.permission.RoleCatalogue;
import org.guildhall.runtime.permission.ShiroPermissions;
import org.guildhall.runtime.persistence.ConnectionPool;
import org.guildhall.runtime.persistence.Transactions;
import org.guildhall.runtime.standalone.StandaloneSettings;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EachDatabase
class MetricsServletTest {
    private static final String TOKEN = "0123456789abcdefghij";

    private final Core core;
    private final ShiroPermissions permissions;
    private final LeasedJobs jobs;
    private final RequestCounts requests = new RequestCounts();
    private final StandaloneSettings settings = new StandaloneSettings();
    private final Server server = new Server();
    private final HttpClient client = HttpClient.newHttpClient();
    private String address = "";

    MetricsServletTest(DatabasePlace place) {
        core = Core.of(place);
        permissions = new ShiroPermissions(core.transactions, new RoleCatalogue(), core.actors, core.audit);
        jobs = new LeasedJobs(
                core.transactions,
                core.clock,
                core.actors,
                permissions,
                core.audit,
                new NodeName(new LaunchSettings(Map.of())));
    }

    @BeforeEach
    void start() throws Exception {
        serve(core.transactions);
    }

    private void serve(Transactions transactions) throws Exception {
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        context.addFilter(new FilterHolder(requests), "/*", EnumSet.allOf(DispatcherType.class));
        context.addServlet(new ServletHolder(servlet(report(transactions))), "/metrics");
        server.setHandler(context);
        server.start();
        address = "http://127.0.0.1:" + connector.getLocalPort() + "/metrics";
    }

    private MetricsServlet servlet(MetricsReport report) {
        return new MetricsServlet(new MetricsToken(settings), () -> report);
    }

    private MetricsReport report(Transactions transactions) {
        // none is installed in a test without a framework
        PortalBundles none = (PortalBundles) Proxy.newProxyInstance(
                PortalBundles.class.getClassLoader(),
                new Class<?>[] {PortalBundles.class},
                (self, asked, given) -> List.of());
        return new MetricsReport(
                transactions,
                core.clock,
                core.pool,
                core.actors,
                core.audit,
                core.chain,
                new MailQueue(core.transactions, core.clock),
                jobs,
                none,
                requests);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        server.stop();
        jobs.close();
        permissions.close();
    }

    @Test
    void isLikeAnAddressThatDoesNotExistUntilATokenIsSet() throws Exception {
        assertEquals(404, get("", "").statusCode());
        assertEquals(404, get("Bearer ", "").statusCode());
        assertEquals(404, get("Bearer " + TOKEN, "").statusCode());
        settings.set(MetricsSettings.class, Map.of("token", "too short"));
        assertEquals(404, get("Bearer too short", "").statusCode());
        assertTrue(new MetricsToken(settings).isTooShort());
    }

    @Test
    void refusesWhoeverDoesNotKnowTheToken() throws Exception {
        settings.set(MetricsSettings.class, Map.of("token", TOKEN));
        for (String header : List.of("", "Bearer", "Bearer ", "Bearer " + TOKEN + "x", "Basic " + TOKEN, TOKEN)) {
            HttpResponse<String> answer = get(header, "");
            assertEquals(401, answer.statusCode(), header);
            assertEquals("", answer.body());
            assertTrue(
                    answer.headers().firstValue("WWW-Authenticate").orElse("").startsWith("Bearer"));
        }
        assertEquals(200, get("bearer " + TOKEN, "").statusCode());
    }

    @Test
    void tellsItsFiguresInBothFormats() throws Exception {
        settings.set(MetricsSettings.class, Map.of("token", TOKEN));
        try (Actors.Binding acting =
                core.actors.bind(new Actor.User(new AccountId(UUID.randomUUID()), UUID.randomUUID()))) {
            List.of(acting);
            core.audit.record(NewAuditEntry.of("session.started", "account", "ada@example.org"));
            core.audit.record(NewAuditEntry.of("account.password.wrong", "account", "ada@example.org"));
            core.audit.record(NewAuditEntry.of("account.sign-in.throttled", "account", "ada@example.org"));
        }
        core.clock.advance(Duration.ofSeconds(2));
        get("", "");
        HttpResponse<String> answer = get("Bearer " + TOKEN, "");
        assertEquals(
                "text/plain; version=0.0.4; charset=utf-8",
                answer.headers().firstValue("Content-Type").orElse(""));
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
        Exposition figures = Exposition.plain(answer.body());
        assertEquals("counter", figures.type("guildhall_http_requests_total"));
        assertTrue(figures.value("guildhall_http_requests_total{status=\"401\"}") >= 1);
        assertTrue(figures.value("guildhall_sign_ins_total{result=\"ok\"}") >= 1);
        assertTrue(figures.value("guildhall_sign_ins_total{result=\"refused\"}") >= 2);
        assertEquals(0, figures.value("guildhall_sessions_open"));
        for (String state : List.of("waiting", "stuck", "refused")) {
            assertTrue(figures.value("guildhall_mails{state=\"" + state + "\"}") >= 0);
        }
        assertEquals(0, figures.value("guildhall_mails_sent_total"));
        assertEquals(0, figures.value("guildhall_job_runs_total{result=\"failed\"}"));
        assertEquals(0, figures.value("guildhall_portals{state=\"running\"}"));
        assertEquals(10, figures.value("guildhall_database_connections_limit"));
        assertTrue(figures.value("guildhall_documents_stored_bytes") >= 0);
        assertTrue(figures.value("guildhall_audit_chain_waiting") >= 3);
        assertTrue(figures.value("guildhall_audit_chain_lag_seconds") >= 2);
        assertEquals("gauge", figures.type("jvm_memory_used_bytes"));
        assertTrue(figures.value("jvm_memory_used_bytes{area=\"heap\"}") > 0);
        assertTrue(figures.value("jvm_threads_current") > 0);
        assertTrue(figures.samples().stream().anyMatch(name -> name.startsWith("jvm_gc_collection_seconds_total{")));
        assertEquals(1, figures.value("guildhall_database_up"));
        assertFalse(answer.body().contains("ada@"), "nothing about anybody");

        core.chain.extend();
        HttpResponse<String> open =
                get("Bearer " + TOKEN, "application/openmetrics-text;version=1.0.0,text/plain;q=0.5");
        assertEquals(
                "application/openmetrics-text; version=1.0.0; charset=utf-8",
                open.headers().firstValue("Content-Type").orElse(""));
        Exposition later = Exposition.openMetrics(open.body());
        assertEquals("counter", later.type("guildhall_http_requests"));
        assertEquals(0, later.value("guildhall_audit_chain_waiting"));
        assertEquals(0, later.value("guildhall_audit_chain_lag_seconds"));
        assertEquals(
                core.transactions
                        .<Long>call(sql -> sql.count("SELECT count(*) FROM core.audit_entry"))
                        .doubleValue(),
                later.value("guildhall_audit_chain_length"));
    }

    @Test
    void goesOnTellingWhileTheDatabaseIsAway() throws Exception {
        settings.set(MetricsSettings.class, Map.of("token", TOKEN));
        ConnectionPool closed = new ConnectionPool(new LaunchSettings(Map.of(
                "guildhall.data", core.place.dataFolder().resolve("elsewhere").toString())));
        Transactions away = new Transactions(closed);
        closed.close();
        server.stop();
        for (var connector : server.getConnectors()) {
            server.removeConnector(connector);
        }
        serve(away);
        HttpResponse<String> answer = get("Bearer " + TOKEN, "");
        assertEquals(200, answer.statusCode());
        Exposition figures = Exposition.plain(answer.body());
        assertEquals(0, figures.value("guildhall_database_up"));
        assertTrue(figures.has("jvm_threads_current"));
        assertFalse(figures.has("guildhall_sessions_open"));
    }

    private HttpResponse<String> get(String authorization, String accept) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        if (!accept.isEmpty()) {
            request.header("Accept", accept);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
