package org.guildhall.launcher;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinSession;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.guildhall.vaadin.ErrorPage;
import org.guildhall.vaadin.PageHead;
import org.guildhall.vaadin.RequestScope;
import org.guildhall.vaadin.Shell;
import org.jspecify.annotations.Nullable;

/** A plain shell: a header, a main part, and words for errors. */
final class TestShell implements Shell {

    /** A header that stands for the address a request comes from. */
    static final String CLIENT = "X-Test-Client";

    static final ThreadLocal<@Nullable VaadinSession> BOUND = new ThreadLocal<>();
    final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

    /** Header above, page below. */
    static final class Layout extends Div implements RouterLayout {
        private static final long serialVersionUID = 1;
        private final Main main = new Main();

        Layout() {
            add(new Header(new Div("The header")), main);
        }

        @Override
        public void showRouterLayoutContent(@Nullable HasElement content) {
            main.getElement().removeAllChildren();
            if (content != null) {
                main.getElement().appendChild(content.getElement());
            }
        }
    }

    @Override
    public RouterLayout newLayout() {
        return new Layout();
    }

    @Override
    public Component newErrorView(ErrorPage error) {
        return switch (error) {
            case ErrorPage.NotFound notFound -> new H1("Not found");
            case ErrorPage.Forbidden forbidden -> new H1("Forbidden");
            case ErrorPage.Refused refused -> new H1(refused.words());
            case ErrorPage.Invalid invalid -> new Div(new H1("Invalid"), new Paragraph(invalid.reference()));
            case ErrorPage.Unavailable unavailable -> new H1("Unavailable");
            case ErrorPage.Failed failed -> {
                failures.add(failed.reference());
                yield new Div(new H1("Failed"), new Paragraph(failed.reference()));
            }
        };
    }

    @Override
    public PageHead head(VaadinSession session) {
        return new PageHead(
                Locale.ENGLISH,
                "Test",
                " - Test",
                "/icon.svg",
                List.of("/lumo/lumo.css"),
                Map.of("theme", "light"),
                Map.of("class", "test"));
    }

    @Override
    public RequestScope bind(VaadinSession session) {
        VaadinSession before = BOUND.get();
        BOUND.set(session);
        return () -> BOUND.set(before);
    }

    @Override
    public String client(VaadinRequest request) {
        String said = request.getHeader(CLIENT);
        return said == null ? request.getRemoteAddr() : said;
    }

    @Override
    public Optional<ErrorPage> explain(Throwable error, String path) {
        return Optional.empty();
    }
}
