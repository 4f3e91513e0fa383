package org.guildhall.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.server.VaadinSession;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.guildhall.api.bundle.KeptData;
import org.guildhall.api.bundle.PortalBundle;
import org.guildhall.api.bundle.PortalBundles;
import org.guildhall.api.bundle.PortalData;
import org.guildhall.api.bundle.PortalVersion;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.permission.Permission;
import org.guildhall.api.permission.Permissions;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.RadioInput;
import org.guildhall.ui.list.SummaryCard;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.portal.Page;
import org.guildhall.ui.shell.PortalTracker;
import org.guildhall.ui.shell.SaidOnce;
import org.guildhall.ui.text.Words;
import org.guildhall.vaadin.LiveSessions;

/** One portal: what it is, what it brings, and what can be done with it. */
final class PortalView extends Div implements BeforeEnterObserver {
    private final Words words;
    private final PortalBundles bundles;
    private final PortalData data;
    private final PortalTracker portals;
    private final LiveSessions live;
    private final Permissions permissions;

    PortalView(
            Words words,
            PortalBundles bundles,
            PortalData data,
            PortalTracker portals,
            LiveSessions live,
            Permissions permissions) {
        this.words = words;
        this.data = data;
        this.bundles = bundles;
        this.portals = portals;
        this.live = live;
        this.permissions = permissions;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(find(event.getRouteParameters().get("name").orElse("")), "");
    }

    private PortalBundle find(String name) {
        return bundles.find(name).orElseThrow(() -> new NotFoundException("portal " + name));
    }

    private void show(PortalBundle portal, String done) {
        String title = name(portal);
        QuestionPage page = new QuestionPage(words, title);
        page.setCaption(words.get("ui.admin.portals"));
        page.setBack(AdminPortal.PORTALS);
        if (!done.isEmpty()) {
            page.addContent(new Notice(Notice.Kind.SUCCESS, words.get(done, title, portal.version())).announced());
        }
        if (portal.state() == PortalBundle.State.DRAINING) {
            page.addContent(new Notice(Notice.Kind.INFORMATION, words.get("ui.admin.portals.draining.text")));
        }
        if (portal.state() == PortalBundle.State.FAILED) {
            page.addContent(
                    new Notice(Notice.Kind.WARNING, told(portal.failure()).toArray(Paragraph[]::new)));
        }
        page.addContent(facts(portal));
        if (permissions.has(AdminPortal.MAY_CHANGE_PORTALS)) {
            addActions(page, portal);
        }
        removeAll();
        add(page);
    }

    private List<Paragraph> told(Optional<PortalBundle.Failure> failure) {
        return failure.<List<Paragraph>>map(known -> List.of(
                        new Paragraph(words.get(
                                        known.reason().textKey(),
                                        known.reason().values().toArray())
                                + "."),
                        new Paragraph(words.get(
                                known.quarantined()
                                        ? "ui.admin.portals.failed.quarantined"
                                        : "ui.admin.portals.failed.tried",
                                known.tries(),
                                words.dateTime(known.last())))))
                .orElseGet(() -> List.of(new Paragraph(words.get("ui.admin.portals.failed.text"))));
    }

    private SummaryList facts(PortalBundle portal) {
        SummaryList list = new SummaryList(words)
                .row(words.get("ui.admin.portals.state"), PortalWords.state(words, portal.state()))
                .row(words.get("ui.admin.portals.version"), portal.version())
                .row(words.get("ui.admin.portals.id"), portal.name())
                .row(
                        words.get("ui.admin.portals.signature"),
                        PortalWords.signature(words, portal.signature(), portal.shipped()))
                .row(
                        words.get("ui.admin.portals.open"),
                        Integer.toString(live.openPages().getOrDefault(portal.name(), 0)))
                .row(
                        words.get("ui.admin.portals.pages"),
                        told(portals.pages(portal.name()).stream()
                                .map(Page::path)
                                .map(path -> "/" + path)
                                .toList()))
                .row(
                        words.get("ui.admin.portals.permissions"),
                        told(portals.permissions(portal.name()).stream()
                                .map(Permission::name)
                                .toList()));
        PortalWords.others(words, list, portal.contents());
        return list.row(words.get("ui.admin.portals.sha256"), portal.sha256());
    }

    private List<String> told(List<String> what) {
        return what.isEmpty()
                ? List.of(words.get("ui.admin.portals.none"))
                : what.stream().sorted().toList();
    }

    private void addActions(QuestionPage page, PortalBundle portal) {
        page.link(words.get("ui.admin.portals.update"), AdminPortal.PORTAL_INSTALL);
        boolean lastSignIn = portals.isOnlySignIn(portal.name());
        boolean drains = portal.state() == PortalBundle.State.DRAINING;
        if (portal.state() != PortalBundle.State.RUNNING) {
            page.secondary(
                    words.get(drains ? "ui.admin.portals.run-on" : "ui.admin.portals.start"),
                    () -> show(bundles.start(portal.name()), "ui.admin.portals.started"));
        }
        if (drains || (portal.state() == PortalBundle.State.RUNNING && !lastSignIn)) {
            page.secondary(words.get("ui.admin.portals.stop"), () -> askToStop(portal));
        }
        if (!portal.earlier().isEmpty()) {
            Section earlier = apart("ui.admin.portals.earlier");
            portal.earlier().forEach(version -> earlier.add(card(portal, version)));
            page.add(earlier);
        }
        if (lastSignIn) {
            page.add(new Notice(Notice.Kind.INFORMATION, words.get("ui.admin.portals.last-sign-in")));
        } else {
            page.add(apart(
                    "ui.admin.portals.remove",
                    new Paragraph(words.get("ui.admin.portals.remove.text")),
                    ActionButton.secondary(words.get("ui.admin.portals.remove"), () -> askToRemove(portal))));
        }
    }

    private SummaryCard card(PortalBundle portal, PortalVersion version) {
        return new SummaryCard(words.get("ui.admin.portals.earlier.version", version.version()))
                .line(words.get("ui.admin.portals.earlier.until", words.dateTime(version.until())))
                .line(words.get("ui.admin.portals.sha256"), version.sha256().substring(0, 16))
                .actions(ActionButton.secondary(
                        words.get("ui.admin.portals.roll-back", version.version()),
                        () -> askToRollBack(portal, version)));
    }

    private void askToRollBack(PortalBundle portal, PortalVersion version) {
        ask(
                portal,
                words.get("ui.admin.portals.roll-back.title", name(portal), version.version()),
                words.get("ui.admin.portals.roll-back.text", portal.version(), version.version()),
                words.get("ui.admin.portals.roll-back", version.version()),
                () -> bundles.rollBack(portal.name(), version.sha256()),
                "ui.admin.portals.rolled-back");
    }

    private void askToStop(PortalBundle portal) {
        QuestionPage question = question(
                portal,
                words.get("ui.admin.portals.stop.title", name(portal)),
                told("ui.admin.portals.stop.text", portal));
        question.warning(
                words.get("ui.admin.portals.stop.now"),
                () -> show(bundles.stop(portal.name()), "ui.admin.portals.was-stopped"));
        if (portal.state() == PortalBundle.State.RUNNING) {
            question.secondary(words.get("ui.admin.portals.drain"), () -> {
                PortalBundle now = bundles.drain(portal.name());
                show(
                        now,
                        now.state() == PortalBundle.State.DRAINING
                                ? "ui.admin.portals.drains"
                                : "ui.admin.portals.was-stopped");
            });
        }
        question.secondary(words.get("ui.admin.portals.keep"), () -> show(find(portal.name()), ""));
    }

    private void askToRemove(PortalBundle portal) {
        QuestionPage question = question(
                portal,
                words.get("ui.admin.portals.remove.title", name(portal)),
                told("ui.admin.portals.remove.what", portal));
        List<KeptData> kept = permissions.has(AdminPortal.MAY_DELETE_DATA) ? keptBy(portal) : List.of();
        Optional<KeptData.Hold> held =
                kept.stream().flatMap(one -> one.hold().stream()).findFirst();
        if (kept.isEmpty() || held.isPresent()) {
            question.addContent(new Paragraph(held.map(hold -> words.get("ui.admin.portals.remove.held", hold.reason()))
                    .orElseGet(() -> words.get("ui.admin.portals.remove.keeps"))));
            question.warning(words.get("ui.admin.portals.remove.confirm"), () -> remove(portal, List.of()));
        } else {
            RadioInput choice = question.ask(new RadioInput(
                    "data",
                    words.get("ui.admin.portals.remove.data"),
                    List.of(
                            Option.of("keep", words.get("ui.admin.portals.remove.data.keep")),
                            Option.of("delete", words.get("ui.admin.portals.remove.data.delete")))));
            choice.setHint(words.get("ui.admin.portals.remove.data.hint"));
            choice.setValue("keep");
            question.link(
                    words.get("ui.admin.portals.remove.data.see"),
                    AdminPortal.DATA + "/" + kept.getFirst().name());
            question.warning(
                    words.get("ui.admin.portals.remove"),
                    () -> remove(portal, choice.value().equals("delete") ? kept : List.of()));
        }
        question.secondary(words.get("ui.admin.portals.keep"), () -> show(find(portal.name()), ""));
    }

    /** What a change does to the tabs that show the portal now. */
    private String told(String textKey, PortalBundle portal) {
        int open = live.openPages().getOrDefault(portal.name(), 0);
        return open == 0 ? words.get(textKey + ".none") : words.get(textKey, open);
    }

    private List<KeptData> keptBy(PortalBundle portal) {
        return data.of(portal.name());
    }

    private void remove(PortalBundle portal, List<KeptData> deleted) {
        // asked before anything goes
        for (KeptData kept : deleted) {
            kept.hold().ifPresent(hold -> {
                throw new RefusedException("bundle.data.held", kept.title(), hold.reason());
            });
        }
        bundles.remove(portal.name());
        deleted.forEach(kept -> data.delete(kept.name()));
        SaidOnce.say(
                VaadinSession.getCurrent(),
                deleted.isEmpty() ? "ui.admin.portals.removed" : "ui.admin.portals.removed.data");
        getUI().ifPresent(ui -> ui.navigate(AdminPortal.PORTALS));
    }

    private void ask(
            PortalBundle portal,
            String title,
            String text,
            String confirm,
            Supplier<PortalBundle> change,
            String done) {
        QuestionPage question = question(portal, title, text);
        question.warning(confirm, () -> show(change.get(), done));
        question.secondary(words.get("ui.admin.portals.keep"), () -> show(find(portal.name()), ""));
    }

    /** Stands in the portal's place until it is answered. */
    private QuestionPage question(PortalBundle portal, String title, String text) {
        QuestionPage question = new QuestionPage(words, title);
        question.setBack(() -> show(find(portal.name()), ""));
        question.addContent(new Paragraph(text));
        removeAll();
        add(question);
        return question;
    }

    private String name(PortalBundle portal) {
        return PortalWords.name(words, portals, portal.name(), portal.title());
    }

    private Section apart(String titleKey, Component... parts) {
        Section section = new Section(new H2(words.get(titleKey)));
        section.add(parts);
        section.addClassNames("gh-stack", "gh-apart");
        return section;
    }
}
