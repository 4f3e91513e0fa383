package org.guildhall.testmailbox;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.guildhall.api.mail.KeptMail;
import org.guildhall.api.mail.TestMailbox;
import org.guildhall.vaadin.HttpSessions;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import tools.jackson.databind.ObjectMapper;

/**
 * The mails as JSON for tests and scripts, the newest first: 500, or as many as the parameter {@code newest} says. An answer has
 * an entity tag, so that waiting for a mail costs little. On live instances it does not come up.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.pattern=/test-mailbox/messages.json",
            "osgi.http.whiteboard.context.select=" + HttpSessions.CONTEXT_SELECT
        })
public final class TestMailboxServlet extends HttpServlet {
    private static final int MOST = 500;

    private final transient TestMailbox mailbox;
    private final transient ObjectMapper json = new ObjectMapper();

    /** Takes the mailbox to answer from. */
    @Activate
    public TestMailboxServlet(@Reference TestMailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        OptionalInt wanted = wanted(request.getParameter("newest"));
        if (wanted.isEmpty()) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        String version = "\"" + mailbox.version() + "\"";
        response.setHeader("ETag", version);
        if (version.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        List<Map<String, Object>> answer = mailbox.newest(wanted.getAsInt()).stream()
                .map(TestMailboxServlet::fields)
                .toList();
        byte[] body = json.writeValueAsBytes(answer);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static OptionalInt wanted(@Nullable String parameter) {
        if (parameter == null) {
            return OptionalInt.of(MOST);
        }
        return parameter.matches("[1-9]\\d{0,2}")
                ? OptionalInt.of(Math.min(MOST, Integer.parseInt(parameter)))
                : OptionalInt.empty();
    }

    private static Map<String, Object> fields(KeptMail mail) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", mail.id().toString());
        fields.put("to", mail.to());
        fields.put("from", mail.from());
        fields.put("subject", mail.subject());
        fields.put("text", mail.text());
        fields.put("html", mail.html());
        fields.put("sentAt", mail.sentAt().toString());
        return fields;
    }
}
