package org.guildhall.send.record;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Sends what is kept of a case as a ZIP archive, {@code /exports/send/case/ID}. Who asks is bound to the request by the filters of the
 * same servlet context.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=guildhall-send-case-export",
            "osgi.http.whiteboard.servlet.pattern=" + CaseExportServlet.PATTERN,
            "osgi.http.whiteboard.context.select=(osgi.http.whiteboard.context.name=guildhall)"
        })
public final class CaseExportServlet extends HttpServlet {
    static final String PATTERN = CaseExportService.PLACE + "*";

    private final transient CaseExportService exports;
    private final transient Clock clock;

    /** Hands what is asked for to the export. */
    @Activate
    public CaseExportServlet(@Reference CaseExportService exports, @Reference Clock clock) {
        this.exports = exports;
        this.clock = clock;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "private, no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType("application/zip");
        // names nobody: it lies in the downloads of whoever answers the request
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"subject-data-" + Days.today(clock) + ".zip\"");
        try {
            // the service asks before it writes, so that the answer can still say no
            exports.write(id(request.getPathInfo()), response.getOutputStream());
        } catch (NotFoundException none) {
            refuse(request, response, HttpServletResponse.SC_NOT_FOUND, none);
        } catch (NotPermittedException | RefusedException refused) {
            refuse(request, response, HttpServletResponse.SC_FORBIDDEN, refused);
        }
    }

    private static CaseId id(@Nullable String path) {
        try {
            return new CaseId(UUID.fromString(path == null ? "" : path.substring(1)));
        } catch (IllegalArgumentException noId) {
            throw new NotFoundException("case of an address that names none");
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
