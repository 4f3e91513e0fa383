package org.guildhall.auth.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Location;
import org.guildhall.ui.session.SignedIn;

/** Moves from step to step; the page that the tab is heading for stands in the address of each, so that no tab lands on another's. */
public final class Steps {
    private final SignedIn signedIn;

    /** Steps of the browser being served. */
    public Steps(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    /** The path of a step, for a link. */
    public String to(String path) {
        return signedIn.onTheWay(path);
    }

    /** Leads to a step. */
    public void go(String path) {
        Location step = new Location(to(path));
        UI.getCurrent().navigate(step.getPath(), step.getQueryParameters());
    }

    /** Leads to a step instead of the one entered. */
    public void goInstead(BeforeEnterEvent event, String path) {
        Location step = new Location(to(path));
        event.forwardTo(step.getPath(), step.getQueryParameters());
    }
}
