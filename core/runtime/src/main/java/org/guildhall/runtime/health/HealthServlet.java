package org.guildhall.runtime.health;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.guildhall.api.persistence.Database;
import org.guildhall.runtime.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** For load balancers: whether this process answers, and whether it can reach its database. */
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

    @Activate
    public HealthServlet(@Reference Transactions transactions, @Reference Database migrated) {
        this(transactions);
    }

    /** Asks the database of these transactions. */
    public HealthServlet(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean ready = !request.getServletPath().endsWith("/ready") || database();
        response.setStatus(ready ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("text/plain;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().println(ready ? "ok" : "the database does not answer");
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
