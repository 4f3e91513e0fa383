package org.guildhall.ui.shell;

import java.util.List;
import org.guildhall.api.instance.Instance;
import org.guildhall.ui.home.AccessibilityView;
import org.guildhall.ui.home.CookiesView;
import org.guildhall.ui.home.DocumentView;
import org.guildhall.ui.home.HomeView;
import org.guildhall.ui.home.PrivacyView;
import org.guildhall.ui.home.SignedOutView;
import org.guildhall.ui.portal.Access;
import org.guildhall.ui.portal.Page;
import org.guildhall.ui.portal.Portal;
import org.guildhall.ui.session.SignedIn;
import org.guildhall.ui.text.Words;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The pages that are always there. */
@Component
public final class ShellPortal implements Portal {
    static final String ACCESSIBILITY = "accessibility";
    static final String PRIVACY = "privacy";
    static final String COOKIES = "cookies";
    static final String SIGNED_OUT = "signed-out";
    private static final String DOCUMENT = "document/";
    private static final String DOCUMENTS = "documents/";

    private final Words words;
    private final PortalTracker portals;
    private final SignedIn signedIn;
    private final Instance instance;

    /** Needs what its pages show. */
    @Activate
    public ShellPortal(
            @Reference Words words,
            @Reference PortalTracker portals,
            @Reference SignedIn signedIn,
            @Reference Instance instance) {
        this.words = words;
        this.portals = portals;
        this.signedIn = signedIn;
        this.instance = instance;
    }

    @Override
    public String name() {
        return "ui";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                Page.of("", HomeView.class, () -> new HomeView(words, portals, signedIn), Access.PUBLIC),
                Page.of(
                        ACCESSIBILITY,
                        AccessibilityView.class,
                        () -> new AccessibilityView(words, instance.council()),
                        Access.PUBLIC),
                Page.of(PRIVACY, PrivacyView.class, () -> new PrivacyView(words, instance.council()), Access.PUBLIC),
                Page.of(COOKIES, CookiesView.class, () -> new CookiesView(words, instance.council()), Access.PUBLIC),
                Page.of(SIGNED_OUT, SignedOutView.class, () -> new SignedOutView(words, portals), Access.PUBLIC),
                Page.of(DOCUMENT + ":id", DocumentView.class, () -> new DocumentView(words), Access.SIGNED_IN),
                // the address of the document itself, which the document store answers as long as it does not refuse
                Page.of(DOCUMENTS + ":id", DocumentView.class, () -> new DocumentView(words), Access.SIGNED_IN));
    }

    /** The page to land on that shows or fetches what is at the target. */
    static String landing(String target) {
        return target.startsWith(DOCUMENTS) && !target.contains("?")
                ? DOCUMENT + target.substring(DOCUMENTS.length())
                : target;
    }
}
