package org.guildhall.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.error.UnavailableException;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.session.Client;
import org.guildhall.ui.session.SignedIn;
import org.guildhall.ui.text.Words;
import org.guildhall.vaadin.ErrorPage;
import org.guildhall.vaadin.PageHead;
import org.guildhall.vaadin.RequestScope;
import org.guildhall.vaadin.Shell;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The council's frame around every page. */
@Component(service = Shell.class)
public final class CouncilShell implements Shell {
    private static final String ASSETS = "guildhall/0.1.0/";

    private final Words words;
    private final Visitors visitors;
    private final PortalTracker portals;
    private final SignedIn signedIn;
    private final Languages languages;
    private final Instance instance;
    private final CouncilLogo logo;
    private final String version;

    /** Needs all that the layout shows. */
    @Activate
    public CouncilShell(
            @Reference Words words,
            @Reference Visitors visitors,
            @Reference PortalTracker portals,
            @Reference SignedIn signedIn,
            @Reference Languages languages,
            @Reference Instance instance,
            @Reference CouncilLogo logo,
            BundleContext context) {
        this.words = words;
        this.visitors = visitors;
        this.portals = portals;
        this.signedIn = signedIn;
        this.languages = languages;
        this.instance = instance;
        this.logo = logo;
        // an address of its own for each build, which browsers may then keep for ever
        version = Long.toString(context.getBundle().getLastModified(), 36);
    }

    @Override
    public RouterLayout newLayout() {
        return new ShellLayout(words, portals, signedIn, languages, instance, logo);
    }

    @Override
    public com.vaadin.flow.component.Component newErrorView(ErrorPage error) {
        return new ErrorView(words, error, signedIn.account().isPresent());
    }

    @Override
    public PageHead head(VaadinSession session) {
        BrandColour colour = new BrandColour(instance.council().colour());
        return new PageHead(
                words.language(),
                instance.council().portalsName(),
                "",
                ASSETS + "icon.svg?v=" + version,
                List.of("aura/aura.css?v=" + version, ASSETS + "guildhall.css?v=" + version),
                Map.of("style", colour.css()),
                Map.of());
    }

    @Override
    public SystemMessages systemMessages() {
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        // a session that is over needs none: the page is loaded anew, and the sign-in page says why
        messages.setInternalErrorCaption(words.get("ui.system.error.title"));
        messages.setInternalErrorMessage(words.get("ui.system.error"));
        messages.setCookiesDisabledCaption(words.get("ui.system.cookies.title"));
        messages.setCookiesDisabledMessage(words.get("ui.system.cookies"));
        messages.setSyncErrorCaption(words.get("ui.system.sync.title"));
        messages.setSyncErrorMessage(words.get("ui.system.sync"));
        return messages;
    }

    @Override
    public RequestScope bind(VaadinSession session) {
        return visitors.bind(session);
    }

    @Override
    public String client(VaadinRequest request) {
        return Client.network(request.getRemoteAddr());
    }

    @Override
    public Optional<ErrorPage> explain(Throwable error, String path) {
        return explain(words, error, path);
    }

    static Optional<ErrorPage> explain(Words words, Throwable error, String path) {
        return switch (root(error)) {
            case NotFoundException missing -> Optional.of(new ErrorPage.NotFound(path));
            case NotPermittedException refused -> Optional.of(new ErrorPage.Forbidden(path));
            case UnavailableException away -> Optional.of(new ErrorPage.Unavailable(path));
            case RefusedException refused -> Optional.of(new ErrorPage.Refused(path, words.of(refused)));
            case InvalidInputException invalid -> Optional.of(new ErrorPage.Invalid(path, 400, ""));
            default -> Optional.empty();
        };
    }

    /** A rule that said no where no form caught it is told where the person is; what they typed stays. */
    @Override
    public boolean tell(UI ui, Throwable error, ErrorPage failure) {
        ShellLayout layout = ShellLayout.of(ui);
        if (layout == null) {
            return false;
        }
        return switch (root(error)) {
            case RefusedException refused -> layout.tell(words.of(refused));
            case InvalidInputException invalid ->
                layout.tell(String.join(
                        " ", invalid.problems().stream().map(words::of).toList()));
            default -> false;
        };
    }

    private static Throwable root(Throwable error) {
        Throwable cause = error;
        while (cause instanceof java.lang.reflect.InvocationTargetException
                || cause instanceof java.util.concurrent.ExecutionException) {
            Throwable next = cause.getCause();
            if (next == null) {
                return cause;
            }
            cause = next;
        }
        return cause;
    }
}
