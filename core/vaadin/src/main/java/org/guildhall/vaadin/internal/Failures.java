package org.guildhall.vaadin.internal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.DefaultErrorHandler;
import com.vaadin.flow.server.ErrorEvent;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.guildhall.vaadin.ErrorPage;
import org.guildhall.vaadin.Shell;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Errors in clicks and background tasks: the user gets a reference, the log gets the same reference with the cause. */
final class Failures extends DefaultErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final long serialVersionUID = 1;

    private final transient Pages pages;

    Failures(Pages pages) {
        this.pages = pages;
    }

    /** What to show for an error; a bug is in the log afterwards. */
    static ErrorPage explain(Shell shell, Throwable error, String path) {
        if (error instanceof RefusedRequest.StatusAlone refusal) {
            return explain(refusal, path);
        }
        return shell.explain(error, path).orElseGet(() -> new ErrorPage.Failed(path, log(error, path)));
    }

    private static ErrorPage explain(RefusedRequest.StatusAlone refusal, String path) {
        return switch (refusal.status()) {
            case 403 -> new ErrorPage.Forbidden(path);
            case 404 -> new ErrorPage.NotFound(path);
            case 503 -> new ErrorPage.Unavailable(path);
            case 500 -> new ErrorPage.Failed(path, log(refusal, path));
            default -> new ErrorPage.Invalid(path, refusal.status(), log(refusal, path));
        };
    }

    /** Puts an error into the log; the reference under which it stands there. */
    static String log(Throwable error, String path) {
        String reference = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        LOG.error("Error {} at /{}", reference, path, error);
        return reference;
    }

    @Override
    public void error(ErrorEvent event) {
        Throwable error = event.getThrowable();
        if (!shouldHandle(error)) {
            return;
        }
        UI ui = UI.getCurrent();
        if (ui != null && ui.getSession() == null) {
            LOG.info("A session has ended while it was being served", error);
            return;
        }
        String path = ui == null ? "" : ui.getActiveViewLocation().getPath();
        ErrorPage failure = explain(pages.shell(), error, path);
        if (ui != null && !pages.shell().tell(ui, error, failure)) {
            ErrorTarget target = new FailedTarget(pages);
            target.show(failure);
            ui.getInternals()
                    .showRouteTarget(ui.getActiveViewLocation(), target, List.of(PagesInstantiator.frame(ui, pages)));
        }
    }
}
