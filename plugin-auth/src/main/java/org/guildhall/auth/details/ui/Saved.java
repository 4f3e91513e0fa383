package org.guildhall.auth.details.ui;

import com.vaadin.flow.component.UI;
import java.util.Optional;
import org.guildhall.auth.ui.Paths;
import org.guildhall.auth.ui.Progress;

/** What "My details" says once after a change. */
final class Saved {
    private static final String NAME = "details.saved";

    private Saved() {}

    /** Leads to "My details", which then says this. */
    static void goBack(String textKey) {
        say(textKey);
        UI.getCurrent().navigate(Paths.DETAILS);
    }

    /** Lets "My details" say this at the next visit. */
    static void say(String textKey) {
        Progress.ofThisBrowser().put(NAME, textKey);
    }

    /** The text to show now and not again. */
    static Optional<String> take() {
        Progress progress = Progress.ofThisBrowser();
        Optional<String> textKey = progress.get(NAME);
        progress.forget(NAME);
        return textKey;
    }
}
