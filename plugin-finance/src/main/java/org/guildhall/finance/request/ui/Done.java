package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.util.Locale;
import java.util.Optional;
import org.guildhall.finance.request.AccessRequestId;

/** What an officer has just done: told once, on the page of the request that comes after it. */
enum Done {
    APPROVED,
    APPROVED_FIRST,
    INVITED,
    ASKED,
    REJECTED;

    private static final String TOLD = "finance.review.done";

    /** Leads back to the request, which says that it worked. */
    void tell(Component from, AccessRequestId id) {
        from.getUI().ifPresent(ui -> {
            // as text: no class of this portal may stay in a session that outlives it
            ComponentUtil.setData(
                    ui, TOLD, id + " " + name().toLowerCase(Locale.ROOT).replace('_', '-'));
            ui.navigate(ReviewView.path(id));
        });
    }

    /** The key of the words on what was just done to this request; asked again, nothing. */
    static Optional<String> takeTextKey(UI ui, AccessRequestId id) {
        Object told = ComponentUtil.getData(ui, TOLD);
        ComponentUtil.setData(ui, TOLD, null);
        return Optional.ofNullable(told)
                .map(Object::toString)
                .filter(text -> text.startsWith(id + " "))
                .map(text -> TOLD + "." + text.substring(id.toString().length() + 1));
    }
}
