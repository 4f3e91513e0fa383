package org.guildhall.ui.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.VaadinSession;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.guildhall.api.account.Account;
import org.guildhall.api.instance.CouncilSettings;
import org.guildhall.api.instance.Instance;
import org.guildhall.ui.field.Typing;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.ExitButton;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PageHeading;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.Still;
import org.guildhall.ui.portal.NavigationItem;
import org.guildhall.ui.session.SignedIn;
import org.guildhall.ui.text.Words;
import org.jspecify.annotations.Nullable;

/** What stands around every page of a tab: skip link, banner of test instances, header, navigation, main part, footer. */
final class ShellLayout extends Div implements RouterLayout, AfterNavigationObserver {
    private static final String MAIN = "main";

    private final Words words;
    private final PortalTracker portals;
    private final SignedIn signedIn;
    private final Languages languages;
    private final Instance instance;
    private final CouncilLogo logo;
    private final Div tools = new Div();
    private final Nav navigation = new Nav();
    private final Div notices = new Div();
    private final Main main = new Main();
    private @Nullable TimeOutDialog timeOut;
    private @Nullable Component content;
    private @Nullable ExitButton exit;
    private boolean stale;
    private String path = "";

    ShellLayout(
            Words words,
            PortalTracker portals,
            SignedIn signedIn,
            Languages languages,
            Instance instance,
            CouncilLogo logo) {
        this.words = words;
        this.portals = portals;
        this.signedIn = signedIn;
        this.languages = languages;
        this.instance = instance;
        this.logo = logo;
        addClassName("gh-shell");
        tools.addClassName("gh-tools");
        navigation.addClassName("gh-navigation");
        navigation.getElement().setAttribute("aria-label", words.get("ui.navigation"));
        notices.addClassNames("gh-notices", "gh-stack");
        main.setId(MAIN);
        main.getElement().setAttribute("tabindex", "-1");
        main.add(notices);
        add(skipLink(), header(), navigation, main, footer());
    }

    static @Nullable ShellLayout of(UI ui) {
        return ComponentUtil.getData(ui, ShellLayout.class);
    }

    @Override
    public void showRouterLayoutContent(@Nullable HasElement shown) {
        main.removeAll();
        notices.removeAll();
        main.add(notices);
        if (shown != null) {
            content = (Component) shown;
            main.add(content);
        }
    }

    @Override
    public void removeRouterLayoutContent(@Nullable HasElement old) {
        main.removeAll();
        main.add(notices);
        content = null;
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        path = event.getLocation().getPath();
        // of the page before, where one view shows several
        notices.removeAll();
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter(Targets.ENDED)
                .ifPresent(this::sayWhyEnded);
        SaidOnce.take(VaadinSession.getCurrent())
                .filter(words::has)
                .ifPresent(key -> notices.add(new Notice(Notice.Kind.SUCCESS, words.get(key)).announced()));
        drawExit();
        drawTools();
        drawNavigation();
    }

    /** Whoever was offered to leave at once can do so on the pages on the way to an account too, and at home. */
    private void drawExit() {
        if (exit != null) {
            exit.removeFromParent();
        }
        boolean passing = path.isEmpty() || signedIn.account().isEmpty();
        boolean itsOwn = content != null && content.getChildren().anyMatch(ExitButton.class::isInstance);
        if (passing && !itsOwn) {
            ExitButton.offered(VaadinSession.getCurrent()).ifPresent(address -> {
                exit = new ExitButton(words, address);
                main.addComponentAsFirst(exit);
            });
        }
    }

    /** Shows what portals contribute now. */
    void redraw() {
        drawNavigation();
        if (content instanceof Redrawable view) {
            view.redraw();
        }
    }

    /** As {@link #redraw}, when something can be sent to the tab again; asked for any number of times, it is done once. */
    void redrawOnceReached() {
        if (!stale) {
            stale = true;
            getUI().ifPresent(ui -> ui.beforeClientResponse(this, reached -> {
                stale = false;
                redraw();
            }));
        }
    }

    /** Tells the person something that no form has told, and leads the keyboard there. */
    boolean tell(String text) {
        Notice notice = new Notice(Notice.Kind.WARNING, text);
        notice.getElement().setAttribute("role", "alert");
        notice.getElement().setAttribute("tabindex", "-1");
        notices.removeAll();
        notices.add(notice);
        notice.getElement().executeJs("this.scrollIntoView({block:'center'});this.focus({preventScroll:true})");
        return true;
    }

    /** Warns that the session ends soon. */
    void warn(Instant end) {
        TimeOutDialog dialog = timeOut;
        if (dialog == null) {
            dialog = new TimeOutDialog(words, signedIn::end);
            timeOut = dialog;
            add(dialog);
        }
        dialog.open(end);
    }

    /** The session goes on after all. */
    void unwarn() {
        if (timeOut != null) {
            timeOut.close();
        }
    }

    /** Where the tab is, with its query. */
    static String pathOf(UI ui) {
        return ui.getActiveViewLocation().getPathWithQueryParameters();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        UI ui = event.getUI();
        ComponentUtil.setData(ui, ShellLayout.class, this);
        PageHeading.setTabSuffix(ui, words.get("ui.tab", instance.council().portalsName()));
        // Flow's client copies these to the indicator, over what a script would set there
        ui.getReconnectDialogConfiguration().setDialogText(words.get("ui.connection.reconnecting"));
        ui.getReconnectDialogConfiguration().setDialogTextGaveUp(words.get("ui.connection.offline"));
        Typing.watch(ui);
        staysLeft(ui);
        getElement()
                .executeJs(
                        """
                // what it says on a lost connection is a status, wherever it stands in the document
                document.querySelectorAll('vaadin-connection-indicator')
                  .forEach(indicator => {
                    indicator.setAttribute('role', 'status');
                    indicator.onlineText = $0;
                    indicator.reconnectingText = $1;
                    indicator.offlineText = $2;
                  });
                """,
                        words.get("ui.connection.online"),
                        words.get("ui.connection.reconnecting"),
                        words.get("ui.connection.offline"));
    }

    /** Whoever pressed "Exit this page" is led out again by the browser's Back; an address that is typed is wanted. */
    private static void staysLeft(UI ui) {
        ui.getPage().executeJs("""
                const to = sessionStorage.getItem('gh-left');
                if (!to) return;
                const way = performance.getEntriesByType('navigation')[0];
                if (way && way.type === 'back_forward') {
                  document.documentElement.hidden = true;
                  document.body.replaceChildren();
                  location.replace(to);
                } else {
                  sessionStorage.removeItem('gh-left');
                }
                """);
    }

    private Anchor skipLink() {
        Anchor skip = new Anchor("#" + MAIN, words.get("ui.skip"));
        skip.addClassName("gh-skip");
        skip.getElement().setAttribute("router-ignore", true);
        // the document has a base address, so that a plain link to a fragment would leave the page
        skip.getElement().executeJs("""
                this.addEventListener('click', event => {
                  event.preventDefault();
                  const main = document.getElementById('main');
                  main.focus({preventScroll: true});
                  main.scrollIntoView();
                });
                """);
        return skip;
    }

    private Header header() {
        CouncilSettings council = instance.council();
        Header header = new Header();
        header.addClassName("gh-header");
        if (instance.test()) {
            Paragraph first = new Paragraph(words.get("ui.test.first"));
            Paragraph second = new Paragraph(words.get("ui.test.second", council.name()));
            Div banner = new Div(first, second);
            banner.addClassName("gh-test-banner");
            header.add(Still.of(banner));
        }
        PageLink brand = new PageLink("", "");
        brand.addClassName("gh-brand");
        brand.add(logo.address().<Component>map(ShellLayout::logo).orElseGet(ShellLayout::mark));
        Span name = new Span(council.name());
        name.addClassName("gh-council");
        Span service = new Span(council.portalsName());
        service.addClassName("gh-service");
        Span both = new Span(name, service);
        both.addClassName("gh-brand-words");
        brand.add(both);
        Div bar = new Div(Still.of(brand), tools);
        bar.addClassName("gh-bar");
        header.add(bar);
        return header;
    }

    private static Component logo(String address) {
        Image image = new Image(address, "");
        image.addClassName("gh-logo");
        return image;
    }

    /** Stands where a council has set no logo. */
    private static Component mark() {
        Span mark = new Span();
        mark.addClassName("gh-mark");
        mark.getElement().setAttribute("aria-hidden", "true");
        return mark;
    }

    private void drawTools() {
        tools.removeAll();
        words.languages().stream()
                .filter(language -> !language.equals(words.language()))
                .forEach(language -> tools.add(languageButton(language)));
        Optional<Account> account = signedIn.account();
        account.ifPresent(someone -> tools.add(new UserMenu(words, someone, portals.signInPages(), signedIn::end)));
        if (account.isEmpty()) {
            portals.signInPages().ifPresent(pages -> {
                PageLink link = new PageLink(pages.signIn(), words.get("ui.sign-in"));
                link.addClassName("gh-sign-in");
                tools.add(link);
            });
        }
    }

    private ActionButton languageButton(Locale language) {
        ActionButton button =
                ActionButton.text(language.getDisplayLanguage(language), () -> languages.choose(language));
        button.getElement().setAttribute("lang", language.toLanguageTag());
        button.addClassName("gh-language");
        return button;
    }

    private void drawNavigation() {
        List<NavigationItem> items = portals.navigation();
        UnorderedList list = new UnorderedList();
        list.add(new ListItem(link("", words.get("ui.home"))));
        items.forEach(item -> list.add(new ListItem(link(item.path(), words.get(item.textKey())))));
        navigation.getElement().setProperty("innerHTML", list.getElement().getOuterHTML());
    }

    private PageLink link(String to, String text) {
        PageLink link = new PageLink(to, text);
        link.setCurrent(to.isEmpty() ? path.isEmpty() : path.equals(to) || path.startsWith(to + "/"));
        return link;
    }

    private Footer footer() {
        CouncilSettings council = instance.council();
        UnorderedList links = new UnorderedList(
                new ListItem(new PageLink(ShellPortal.ACCESSIBILITY, words.get("ui.accessibility.title"))),
                new ListItem(new PageLink(ShellPortal.PRIVACY, words.get("ui.privacy.title"))),
                new ListItem(new PageLink(ShellPortal.COOKIES, words.get("ui.cookies.title"))));
        Paragraph contact = new Paragraph(
                council.telephone().isBlank()
                        ? council.name()
                        : words.get("ui.footer.contact", council.name(), council.telephone()));
        Div inner = new Div(links, contact);
        inner.addClassName("gh-footer-inner");
        Footer footer = new Footer(inner);
        footer.addClassName("gh-footer");
        return Still.of(footer);
    }

    private void sayWhyEnded(String why) {
        String key = "ui.ended." + why;
        if (words.has(key)) {
            notices.add(new Notice(Notice.Kind.INFORMATION, words.get(key)));
        }
    }
}
