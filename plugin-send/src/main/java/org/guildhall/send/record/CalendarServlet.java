package org.guildhall.send.record;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.guildhall.send.clock.IcsCalendar;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows calendars at their secret addresses; what is no such address, or none any more, is told apart by nothing. */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=guildhall-send-calendar",
            "osgi.http.whiteboard.servlet.pattern=" + CalendarServlet.PATTERN,
            "osgi.http.whiteboard.context.select=(osgi.http.whiteboard.context.name=guildhall)"
        })
public final class CalendarServlet extends HttpServlet {
    static final String PATTERN = CalendarFeeds.PLACE + "*";

    private final transient CalendarFeeds feeds;

    /** Hands what is asked for to the feeds. */
    @Activate
    public CalendarServlet(@Reference CalendarFeeds feeds) {
        this.feeds = feeds;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "private, no-store");
        String path = request.getPathInfo();
        Optional<String> calendar =
                path == null || path.length() < 2 ? Optional.empty() : feeds.read(path.substring(1));
        if (calendar.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        byte[] bytes = calendar.get().getBytes(StandardCharsets.UTF_8);
        response.setContentType(IcsCalendar.MEDIA_TYPE);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
