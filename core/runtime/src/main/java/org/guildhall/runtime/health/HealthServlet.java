package org.guildhall.runtime.health;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.guildhall.api.health.Health;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.text.Texts;
import org.guildhall.runtime.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * For load balancers: whether this process answers, and whether it can reach its database. For people the second also names, below
 * its {@code ok}, what is still to be set, if they ask from this machine.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=guildhall-health",
            "osgi.http.whiteboard.servlet.pattern=/health/live",
            "osgi.http.whiteboard.servlet.pattern=/health/ready",
            "osgi.http.whiteboard.context.select=(osgi.http.whiteboard.context.name=guildhall)"
        })
public final class HealthServlet extends HttpServlet {
    private static final Logger LOG = LoggerFactory.getLogger(HealthServlet.class);

    private final transient Transactions transactions;
    private final transient Health health;
    private final transient Texts texts;

    @Activate
    public HealthServlet(
            @Reference Transactions transactions,
            @Reference Database migrated,
            @Reference Health health,
            @Reference Texts texts) {
        this(transactions, health, texts);
    }

    /** Asks the database of these transactions. */
    public HealthServlet(Transactions transactions, Health health, Texts texts) {
        this.transactions = transactions;
        this.health = health;
        this.texts = texts;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean asksMore = request.getServletPath().endsWith("/ready");
        boolean ready = !asksMore || database();
        response.setStatus(ready ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("text/plain;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        PrintWriter answer = response.getWriter();
        answer.println(ready ? "ok" : "the database does not answer");
        if (asksMore && ready && ownMachine(request)) {
            tell(answer);
        }
    }

    /** To this machine alone: where the scanner stands and what it found is nobody else's business. */
    private static boolean ownMachine(HttpServletRequest request) {
        try {
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private void tell(PrintWriter answer) {
        try {
            health.problems()
                    .forEach(problem -> answer.println(texts.get(
                            Texts.ENGLISH, problem.textKey(), problem.values().toArray())));
        } catch (RuntimeException unknown) {
            LOG.warn("What is still to be set cannot be told.", unknown);
        }
    }

    private boolean database() {
        try {
            return transactions.<Long>call(sql -> sql.count("SELECT count(*) FROM core.audit_head")) >= 0;
        } catch (RuntimeException away) {
            LOG.warn("The database does not answer.", away);
            return false;
        }
    }
}
