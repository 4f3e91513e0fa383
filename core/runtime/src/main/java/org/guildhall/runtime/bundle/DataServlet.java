package org.guildhall.runtime.bundle;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.guildhall.api.bundle.PortalData;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sends what a portal keeps as a ZIP archive, {@code /portal-data/NAME}; the service asks who may have it. */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=guildhall-portal-data",
            "osgi.http.whiteboard.servlet.pattern=" + DataServlet.PATH + "/*",
            "osgi.http.whiteboard.context.select=(osgi.http.whiteboard.context.name=guildhall)"
        })
public final class DataServlet extends HttpServlet {
    static final String PATH = "/portal-data";

    private final transient PortalData data;
    private final transient Clock clock;

    @Activate
    public DataServlet(@Reference PortalData data, @Reference Clock clock) {
        this.data = data;
        this.clock = clock;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        String name = path.substring(Math.min(1, path.length()));
        response.setHeader("Cache-Control", "private, no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        try {
            // asked before anything is sent, so that the answer can still say no
            if (data.find(name).isEmpty()) {
                throw new NotFoundException("data of " + name);
            }
            response.setContentType("application/zip");
            response.setHeader(
                    "Content-Disposition",
                    "attachment; filename=\"" + name + "-" + LocalDate.now(clock.withZone(ZoneId.of("Europe/London")))
                            + ".zip\"");
            data.export(name, response.getOutputStream());
        } catch (NotFoundException none) {
            refuse(request, response, HttpServletResponse.SC_NOT_FOUND, none);
        } catch (NotPermittedException refused) {
            refuse(request, response, HttpServletResponse.SC_FORBIDDEN, refused);
        }
    }

    /** Leaves it to the context's page for the status to say so. */
    private static void refuse(HttpServletRequest request, HttpServletResponse response, int status, Exception reason)
            throws IOException {
        if (response.isCommitted()) {
            throw new IOException("The archive broke off", reason);
        }
        response.reset();
        request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, reason);
        response.sendError(status);
    }
}
