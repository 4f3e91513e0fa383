package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.finance.document.DocumentKind;
import org.guildhall.finance.request.RepresentativeRole;
import org.guildhall.finance.request.RoleSettingsService;
import org.guildhall.ui.list.SummaryCard;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;

/** The role catalogue, in the order in which people choose from it. */
public final class RoleListView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "finance/settings/roles";

    private final Words words;
    private final RoleSettingsService roles;
    private final RoleWords names;

    /** Shows the roles as they are set now. */
    public RoleListView(Words words, RoleSettingsService roles, RoleWords names) {
        this.words = words;
        this.roles = roles;
        this.names = names;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        ContentPage page = new ContentPage(words.get("finance.roles.title"));
        page.add(new Paragraph(words.get("finance.roles.intro")));
        List<String> unreadable = roles.unreadable();
        unreadable.forEach(
                line -> page.add(new Notice(Notice.Kind.WARNING, words.get("finance.roles.unreadable", line))));
        if (!unreadable.isEmpty()) {
            page.add(ActionButton.secondary(words.get("finance.roles.unreadable.remove"), () -> {
                roles.removeUnreadable();
                show();
            }));
        }
        Div buttons = new Div(
                new PageLink(RoleView.NEW, words.get("finance.roles.add")).asPrimary(),
                new PageLink(RoleProfileView.PATH, words.get("finance.roles.profile")).asSecondary());
        buttons.addClassName("gh-buttons");
        page.add(buttons);
        List<RepresentativeRole> all = roles.roles().roles();
        page.section(
                words.get("finance.roles.list"),
                all.stream()
                        .map(role -> card(role, !role.equals(all.getFirst())))
                        .toArray(SummaryCard[]::new));
        removeAll();
        add(page);
    }

    private SummaryCard card(RepresentativeRole role, boolean canMove) {
        SummaryCard card = new SummaryCard(names.name(role))
                .tag(
                        role.allowed()
                                ? new Tag(words.get("finance.roles.allowed"), Tag.Look.GOOD)
                                : new Tag(words.get("finance.roles.not-allowed"), Tag.Look.NEUTRAL))
                .line(
                        words.get("finance.evidence"),
                        words.get("finance.roles.evidence." + role.evidence().code()))
                .line(words.get("finance.roles.scope"), scope(words, role))
                .line(
                        words.get("finance.roles.months"),
                        role.months() == 0
                                ? words.get("finance.roles.months.none")
                                : words.get("finance.roles.months.some", role.months()));
        role.checks().forEach(check -> card.line(words.get("finance.roles.check"), check.in(words.language())));
        PageLink change = new PageLink(RoleView.path(role.id()), words.get("finance.roles.change"));
        change.getElement().setAttribute("aria-label", words.get("finance.roles.change.which", names.name(role)));
        card.actions(change);
        if (canMove) {
            ActionButton up = ActionButton.text(words.get("finance.roles.up"), () -> {
                roles.moveUp(role.id());
                show();
            });
            up.getElement().setAttribute("aria-label", words.get("finance.roles.up.which", names.name(role)));
            card.actions(up);
        }
        return card;
    }

    private static String scope(Words words, RepresentativeRole role) {
        return role.scope().isEmpty()
                ? words.get("finance.grant.scope.all")
                : role.scope().stream().sorted().map(kind -> kind(words, kind)).collect(Collectors.joining(", "));
    }

    private static String kind(Words words, String code) {
        return Stream.of(DocumentKind.values())
                .filter(kind -> kind.code().equals(code))
                .map(kind -> words.get(kind.textKey()))
                .findFirst()
                .orElse(code);
    }
}
