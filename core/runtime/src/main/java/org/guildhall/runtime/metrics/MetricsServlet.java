package org.guildhall.runtime.metrics;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The figures in the text format of Prometheus (0.0.4), or of OpenMetrics (1.0.0) for whoever accepts it. Without a token set this
 * address is like any that does not exist; with one, whoever does not know it is refused.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=guildhall-metrics",
            "osgi.http.whiteboard.servlet.pattern=/metrics",
            "osgi.http.whiteboard.context.select=(osgi.http.whiteboard.context.name=guildhall)"
        })
public final class MetricsServlet extends HttpServlet {
    private static final String OPEN_METRICS = "application/openmetrics-text";

    private final transient MetricsToken token;
    private final transient Supplier<MetricsReport> report;

    /** The report, and the library that it needs, is made with the first question: few instances are ever asked. */
    @Activate
    public MetricsServlet(@Reference MetricsToken token, @Reference ComponentServiceObjects<MetricsReport> report) {
        this(token, report::getService);
    }

    /** Tells what this report says. */
    MetricsServlet(MetricsToken token, Supplier<MetricsReport> report) {
        this.token = token;
        this.report = report;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if (!token.isSet()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (!token.opens(request.getHeader("Authorization"))) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader("WWW-Authenticate", "Bearer realm=\"metrics\"");
            return;
        }
        ExpositionFormatWriter writer = writer(request.getHeader("Accept"));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        writer.write(text, report.get().now());
        response.setContentType(writer.getContentType());
        response.setContentLength(text.size());
        text.writeTo(response.getOutputStream());
    }

    private static ExpositionFormatWriter writer(@Nullable String accept) {
        return accept != null && accept.contains(OPEN_METRICS)
                ? OpenMetricsTextFormatWriter.create()
                : PrometheusTextFormatWriter.create();
    }
}
