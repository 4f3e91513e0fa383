package org.guildhall.finance.request;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.guildhall.api.error.NotPermittedException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The queue as a file: {@code /exports/finance/queue} with {@code list}, {@code text}, {@code order} and {@code down}. Who asks is
 * bound to the request by the filters of the same servlet context.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=guildhall-finance-queue-export",
            "osgi.http.whiteboard.servlet.pattern=" + QueueExportServlet.PATTERN,
            "osgi.http.whiteboard.context.select=(osgi.http.whiteboard.context.name=guildhall)"
        })
public final class QueueExportServlet extends HttpServlet {
    static final String PATTERN = "/exports/finance/queue";

    private final transient QueueExport export;

    /** Hands what is asked for to the export. */
    @Activate
    public QueueExportServlet(@Reference QueueExport export) {
        this.export = export;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "private, no-store");
        try {
            // whole before the first byte, so that a refusal is a page and no part passes for the whole
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            export.write(query(request), file);
            response.setContentType("text/csv;charset=utf-8");
            response.setHeader("Content-Disposition", "attachment; filename=\"access-requests.csv\"");
            response.setContentLength(file.size());
            file.writeTo(response.getOutputStream());
        } catch (NotPermittedException refused) {
            refuse(request, response, HttpServletResponse.SC_FORBIDDEN, refused);
        } catch (IllegalArgumentException unknown) {
            refuse(request, response, HttpServletResponse.SC_BAD_REQUEST, unknown);
        }
    }

    private static QueueQuery query(HttpServletRequest request) {
        QueueQuery query = QueueQuery.of(
                        QueueFilter.valueOf(value(request, "list").orElse(QueueFilter.ALL_OPEN.name())))
                .holding(value(request, "text").orElse(""));
        return value(request, "order")
                .map(order -> query.by(
                        QueueOrder.valueOf(order),
                        value(request, "down").filter("true"::equals).isPresent()))
                .orElse(query);
    }

    private static Optional<String> value(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return Optional.ofNullable(value).filter(text -> !text.isEmpty());
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, int status, Exception reason)
            throws IOException {
        request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, reason);
        response.sendError(status);
    }
}
