package org.guildhall.ui.admin;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.guildhall.api.bundle.PortalBundle;
import org.guildhall.api.bundle.PortalBundles;
import org.guildhall.api.bundle.PortalCheck;
import org.guildhall.api.bundle.WaitingPortal;
import org.guildhall.api.permission.Permissions;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.list.SummaryCard;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.shell.PortalTracker;
import org.guildhall.ui.text.Words;
import org.guildhall.vaadin.LiveSessions;

/** The portals of this installation (SPEC I1). */
final class PortalsView extends ContentPage {
    private final Words words;
    private final PortalTracker portals;

    PortalsView(Words words, PortalBundles bundles, PortalTracker portals, LiveSessions live, Permissions permissions) {
        super(words.get("ui.admin.portals"));
        this.words = words;
        this.portals = portals;
        setWide();
        Map<String, Integer> open = live.openPages();
        QueueTable<PortalBundle> table = new QueueTable<>(
                words,
                words.get("ui.admin.portals.caption"),
                List.of(
                        Column.text(
                                words.get("ui.admin.portals.name"),
                                bundle -> PortalWords.name(words, portals, bundle.name(), bundle.title())),
                        Column.text(words.get("ui.admin.portals.version"), PortalBundle::version),
                        Column.of(
                                words.get("ui.admin.portals.state"),
                                bundle -> PortalWords.state(words, bundle.state()),
                                Comparator.comparing(PortalBundle::state)),
                        Column.text(
                                words.get("ui.admin.portals.pages"),
                                bundle -> Integer.toString(
                                        portals.pages(bundle.name()).size()),
                                Comparator.comparingInt(
                                        bundle -> portals.pages(bundle.name()).size())),
                        Column.text(
                                words.get("ui.admin.portals.open"),
                                bundle -> Integer.toString(open.getOrDefault(bundle.name(), 0)),
                                Comparator.comparingInt(bundle -> open.getOrDefault(bundle.name(), 0))),
                        Column.text(
                                words.get("ui.admin.portals.signature"),
                                bundle -> PortalWords.signature(words, bundle.signature(), bundle.shipped()))),
                bundle -> AdminPortal.PORTALS + "/" + bundle.name());
        table.whenEmpty(words.get("ui.admin.portals.empty"));
        table.setRows(bundles.all());
        add(new Paragraph(words.get("ui.admin.portals.lead")));
        Div tools = new Div();
        tools.addClassName("gh-buttons");
        if (permissions.has(AdminPortal.MAY_CHANGE_PORTALS)) {
            tools.add(new PageLink(AdminPortal.PORTAL_INSTALL, words.get("ui.admin.portals.add")).asPrimary());
        }
        if (permissions.has(AdminPortal.MAY_READ_DATA)) {
            tools.add(new PageLink(AdminPortal.DATA, words.get("ui.admin.data")).asSecondary());
        }
        add(tools);
        if (permissions.has(AdminPortal.MAY_CHANGE_PORTALS)) {
            List<WaitingPortal> waiting = bundles.waiting().stream()
                    .filter(one -> one.check().installable())
                    .toList();
            if (!waiting.isEmpty()) {
                Section section = new Section(new H2(words.get("ui.admin.portals.waiting.title")));
                section.addClassName("gh-stack");
                waiting.forEach(one -> section.add(waits(one)));
                add(section);
            }
        }
        add(table);
    }

    /** A file that somebody has brought and nobody has installed yet. */
    private SummaryCard waits(WaitingPortal waiting) {
        PortalCheck check = waiting.check();
        return new SummaryCard(words.get(
                        "ui.admin.portals.waiting",
                        PortalWords.name(words, portals, check.name(), check.title()),
                        check.version()))
                .line(words.get(
                        waiting.mine() ? "ui.admin.portals.waiting.mine" : "ui.admin.portals.waiting.other",
                        words.dateTime(waiting.since())))
                .actions(new PageLink(
                                AdminPortal.PORTAL_INSTALL + "/" + check.id(),
                                words.get("ui.admin.portals.waiting.see", check.version()))
                        .asSecondary());
    }
}
