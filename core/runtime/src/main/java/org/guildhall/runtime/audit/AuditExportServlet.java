package org.guildhall.runtime.audit;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.AuditFormat;
import org.guildhall.api.audit.AuditQuery;
import org.guildhall.api.error.NotPermittedException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What was found in the audit log, as a file: {@code /exports/audit/csv} and {@code /exports/audit/json-lines}, with {@code actor},
 * {@code action} and {@code subject} as often as wanted, {@code from} and {@code until}. Who asks is bound to the request by the
 * filters of the same servlet context.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=guildhall-audit-export",
            "osgi.http.whiteboard.servlet.pattern=" + AuditExportServlet.CSV,
            "osgi.http.whiteboard.servlet.pattern=" + AuditExportServlet.JSON_LINES,
            "osgi.http.whiteboard.context.select=(osgi.http.whiteboard.context.name=guildhall)"
        })
public final class AuditExportServlet extends HttpServlet {
    static final String CSV = "/exports/audit/csv";
    static final String JSON_LINES = "/exports/audit/json-lines";

    private final transient Audit audit;

    @Activate
    public AuditExportServlet(@Reference Audit audit) {
        this.audit = audit;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AuditFormat format = request.getServletPath().equals(CSV) ? AuditFormat.CSV : AuditFormat.JSON_LINES;
        response.setHeader("Cache-Control", "private, no-store");
        try {
            AuditQuery query = new AuditQuery(
                    all(request, "actor"),
                    all(request, "action"),
                    null,
                    all(request, "subject"),
                    time(request, "from"),
                    time(request, "until"));
            FileStream file = new FileStream(response, format);
            audit.export(query, format, file);
            file.flush();
        } catch (DateTimeParseException noTime) {
            refuse(request, response, HttpServletResponse.SC_BAD_REQUEST, noTime);
        } catch (NotPermittedException refused) {
            refuse(request, response, HttpServletResponse.SC_FORBIDDEN, refused);
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, int status, Exception reason)
            throws IOException {
        if (response.isCommitted()) {
            // cut off, so that nobody takes the part for the whole
            throw new IOException("The answer broke off", reason);
        }
        request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, reason);
        response.sendError(status);
    }

    private static Set<String> all(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? Set.of() : Set.copyOf(java.util.List.of(values));
    }

    private static @Nullable Instant time(HttpServletRequest request, String name) {
        String text = request.getParameter(name);
        return text == null ? null : Instant.parse(text);
    }

    /** The answer becomes a file with the first byte, so that a refusal is a page. */
    private static final class FileStream extends OutputStream {
        private final HttpServletResponse response;
        private final AuditFormat format;
        private @Nullable OutputStream out;

        FileStream(HttpServletResponse response, AuditFormat format) {
            this.response = response;
            this.format = format;
        }

        @Override
        public void write(int one) throws IOException {
            out().write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out().write(bytes, from, length);
        }

        @Override
        public void flush() throws IOException {
            out().flush();
        }

        private OutputStream out() throws IOException {
            OutputStream opened = out;
            if (opened == null) {
                response.setContentType(
                        switch (format) {
                            case CSV -> "text/csv;charset=utf-8";
                            case JSON_LINES -> "application/jsonl;charset=utf-8";
                        });
                String name = format == AuditFormat.CSV ? "audit-log.csv" : "audit-log.jsonl";
                response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
                opened = response.getOutputStream();
                out = opened;
            }
            return opened;
        }
    }
}
