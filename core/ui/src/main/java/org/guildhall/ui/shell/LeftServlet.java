package org.guildhall.ui.shell;

import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.guildhall.api.form.DraftOwner;
import org.guildhall.api.form.Drafts;
import org.guildhall.api.session.Sessions;
import org.guildhall.ui.page.ExitButton;
import org.guildhall.vaadin.HttpSessions;
import org.guildhall.vaadin.LiveSessions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes the word of a browser whose person has pressed "Exit this page": nothing stays by which somebody who looks at the device
 * next could see what was done. What is in an account stays there. Another site cannot send it, for our cookies are not sent along.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=guildhall-left",
            "osgi.http.whiteboard.servlet.pattern=" + ExitButton.LEFT,
            "osgi.http.whiteboard.context.select=" + HttpSessions.CONTEXT_SELECT
        })
public final class LeftServlet extends HttpServlet {
    private final transient Visitors visitors;
    private final transient Sessions sessions;
    private final transient Drafts drafts;
    private final transient LiveSessions live;

    /** Ends what the browser has. */
    @Activate
    public LeftServlet(
            @Reference Visitors visitors,
            @Reference Sessions sessions,
            @Reference Drafts drafts,
            @Reference LiveSessions live) {
        this.visitors = visitors;
        this.sessions = sessions;
        this.drafts = drafts;
        this.live = live;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        Optional<VaadinSession> session = HttpSessions.find(request);
        secret(request, session).ifPresent(secret -> drafts.abandon(new DraftOwner.ByBrowser(secret)));
        session.ifPresent(this::end);
        Cookie gone = new Cookie(Cookies.BROWSER, "");
        gone.setPath("/");
        gone.setHttpOnly(true);
        gone.setSecure(request.isSecure());
        gone.setMaxAge(0);
        response.addCookie(gone);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private Optional<UUID> secret(HttpServletRequest request, Optional<VaadinSession> session) {
        return session.flatMap(known -> visitors.of(known).browserSecret())
                .or(() -> Stream.ofNullable(request.getCookies())
                        .flatMap(Stream::of)
                        .filter(cookie -> cookie.getName().equals(Cookies.BROWSER))
                        .flatMap(cookie -> BrowserSignedIn.parse(cookie.getValue()).stream())
                        .findFirst());
    }

    private void end(VaadinSession session) {
        Visitor visitor = visitors.of(session);
        Optional<Visitor.SignedInAs> before = visitor.signedIn();
        visitor.signOut();
        before.ifPresent(now -> sessions.end(now.session()));
        var unused = session.access(() -> live.end(session));
    }
}
