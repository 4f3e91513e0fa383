package org.guildhall.vaadin.internal;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.VaadinRequest;
import org.guildhall.vaadin.ErrorPage;

/** No page there: never was, or its bundle is away. */
@ParentLayout(ShellFrame.class)
final class NotFoundTarget extends ErrorTarget implements HasErrorParameter<NotFoundException> {

    /** Said by who sends somebody here from a page that is there, but not for them now. */
    static final String AWAY = "away";

    private static final long serialVersionUID = 1;

    NotFoundTarget(Pages pages) {
        super(pages);
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        String path = event.getLocation().getPath();
        return show(RefusedRequest.reason(VaadinRequest.getCurrent())
                .map(reason -> Failures.explain(pages().shell(), reason, path))
                .orElseGet(() -> AWAY.equals(parameter.getCustomMessage())
                                || pages().routes().isAway(path)
                        ? new ErrorPage.Unavailable(path)
                        : new ErrorPage.NotFound(path)));
    }
}
