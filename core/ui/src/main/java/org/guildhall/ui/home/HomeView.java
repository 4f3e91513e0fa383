package org.guildhall.ui.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.guildhall.api.account.Account;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PageHeading;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.portal.AccountAction;
import org.guildhall.ui.portal.HomeSection;
import org.guildhall.ui.portal.SignInPages;
import org.guildhall.ui.portal.Tile;
import org.guildhall.ui.session.SignedIn;
import org.guildhall.ui.shell.PortalTracker;
import org.guildhall.ui.shell.Redrawable;
import org.guildhall.ui.text.Words;

/** What the visitor can do here: their own things, the services as tiles, and "My Account" on the right (SPEC A7). */
public final class HomeView extends Div implements Redrawable {
    private final Words words;
    private final PortalTracker portals;
    private final SignedIn signedIn;
    private final Div body = new Div();

    /** The page as it is now. */
    public HomeView(Words words, PortalTracker portals, SignedIn signedIn) {
        this.words = words;
        this.portals = portals;
        this.signedIn = signedIn;
        addClassName("gh-home");
        body.addClassName("gh-home-columns");
        String title = signedIn.account()
                .map(account ->
                        words.get("ui.home.welcome", account.details().name().forename()))
                .orElseGet(() -> words.get("ui.home.title"));
        Paragraph lead = new Paragraph(words.get("ui.home.lead"));
        lead.addClassName("gh-lead");
        add(new PageHeading(title), lead, body);
        redraw();
    }

    @Override
    public void redraw() {
        body.removeAll();
        Div parts = new Div();
        parts.addClassName("gh-home-parts");
        portals.sections().forEach(section -> section(section).ifPresent(parts::add));
        parts.add(services());
        body.add(parts, myAccount());
    }

    private Optional<Component> section(HomeSection home) {
        return home.content().get().map(content -> {
            Section section = new Section(new H2(words.get(home.titleKey())), content);
            section.addClassName("gh-stack");
            return section;
        });
    }

    private Component services() {
        Section section = new Section(new H2(words.get("ui.home.services")));
        section.addClassName("gh-stack");
        List<Tile> tiles = portals.tiles().stream()
                .sorted(Comparator.comparing(tile -> words.get(tile.titleKey())))
                .toList();
        if (tiles.isEmpty()) {
            section.add(new Notice(Notice.Kind.INFORMATION, words.get("ui.home.no-services")));
            return section;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("gh-tiles");
        tiles.forEach(tile -> {
            PageLink link = new PageLink(tile.path(), words.get(tile.titleKey()));
            ListItem item = new ListItem(link, new Paragraph(words.get(tile.textKey())));
            item.addClassName("gh-tile");
            list.add(item);
        });
        section.add(list);
        return section;
    }

    private Component myAccount() {
        Aside panel = new Aside(new H2(words.get("ui.home.my-account")));
        panel.addClassNames("gh-panel", "gh-stack");
        Optional<Account> account = signedIn.account();
        Optional<SignInPages> pages = portals.signInPages();
        account.ifPresent(someone -> {
            Paragraph who = new Paragraph(someone.details().name().full());
            who.addClassName("gh-strong");
            Paragraph email = new Paragraph(someone.email());
            email.addClassNames("gh-quiet", "gh-breaks");
            panel.add(who, email);
        });
        if (account.isEmpty()) {
            panel.add(new Paragraph(words.get("ui.home.signed-out")));
            pages.ifPresent(found -> panel.add(
                    new PageLink(found.signIn(), words.get("ui.sign-in")).asPrimary(),
                    new PageLink(found.register(), words.get("ui.register")).asSecondary()));
        }
        List<AccountAction> actions = portals.actions();
        for (int index = 0; index < actions.size(); index++) {
            AccountAction action = actions.get(index);
            PageLink link = new PageLink(action.path(), words.get(action.labelKey()));
            // one button of a page is the main one
            panel.add(index == 0 ? link.asPrimary() : link.asSecondary());
        }
        if (account.isPresent()) {
            pages.ifPresent(found -> panel.add(new PageLink(found.myDetails(), words.get("ui.menu.my-details"))));
        }
        return panel;
    }
}
