package org.guildhall.vaadin.internal;

import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import org.guildhall.vaadin.ErrorPage;

/** The page's guard said no. */
@ParentLayout(ShellFrame.class)
final class ForbiddenTarget extends ErrorTarget implements HasErrorParameter<AccessDeniedException> {

    private static final long serialVersionUID = 1;

    ForbiddenTarget(Pages pages) {
        super(pages);
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        return show(new ErrorPage.Forbidden(event.getLocation().getPath()));
    }
}
