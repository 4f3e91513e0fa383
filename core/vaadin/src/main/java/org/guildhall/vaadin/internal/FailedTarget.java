package org.guildhall.vaadin.internal;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import org.guildhall.vaadin.ErrorPage;

/** A page failed while it was made. */
@ParentLayout(ShellFrame.class)
final class FailedTarget extends ErrorTarget implements HasErrorParameter<Exception> {

    private static final long serialVersionUID = 1;

    FailedTarget(Pages pages) {
        super(pages);
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        ErrorPage error = Failures.explain(
                pages().shell(),
                parameter.getCaughtException(),
                event.getLocation().getPath());
        return show(error);
    }
}
