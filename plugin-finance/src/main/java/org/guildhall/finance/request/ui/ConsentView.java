package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.html.Div;
import org.guildhall.finance.request.AccessRequestService;
import org.guildhall.ui.text.Words;

/** "How we collect and use your data", asked of somebody with an account (SPEC F3). */
public final class ConsentView extends Div {
    /** Where it stands. */
    public static final String PATH = "finance/request/consent";

    /** Starts the draft after a "Yes". */
    public ConsentView(Words words, AccessRequestService requests) {
        add(new ConsentPage(words, requests, StartView.PATH, "", () -> {
            String path = RequestFormView.path(requests.begin().id(), "");
            getUI().ifPresent(ui -> ui.navigate(path));
        }));
    }
}
