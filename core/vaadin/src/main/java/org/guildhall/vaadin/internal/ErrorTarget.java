package org.guildhall.vaadin.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.router.HasDynamicTitle;
import org.guildhall.vaadin.ErrorPage;
import org.jspecify.annotations.Nullable;

/** Shows the shell's view of an error within the layout. */
@Tag("div")
abstract class ErrorTarget extends Component implements HasComponents, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient Pages pages;
    private @Nullable Component view;

    ErrorTarget(Pages pages) {
        this.pages = pages;
        getElement().getStyle().set("display", "contents");
    }

    Pages pages() {
        return pages;
    }

    int show(ErrorPage error) {
        Component shown = pages.shell().newErrorView(error);
        removeAll();
        add(shown);
        view = shown;
        return error.status();
    }

    @Override
    public String getPageTitle() {
        return view instanceof HasDynamicTitle titled ? titled.getPageTitle() : "";
    }
}
