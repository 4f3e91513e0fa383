package org.guildhall.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.guildhall.api.health.HealthPart;
import org.guildhall.api.health.HealthProblem;
import org.guildhall.api.health.HealthReport;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.permission.Permissions;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.portal.NavigationItem;
import org.guildhall.ui.portal.PortalState;
import org.guildhall.ui.portal.Portals;
import org.guildhall.ui.shell.CouncilColour;
import org.guildhall.ui.text.Words;
import org.guildhall.vaadin.LiveSessions;

/** How the installation is doing: each part with what to do where it is not well, its portals, itself. */
final class HealthView extends ContentPage {
    private static final Set<String> PARTS = Set.of("admin", "shell", "ui", "auth", "testmailbox", "test-mailbox");

    private final Words words;
    private final Permissions permissions;

    HealthView(
            Words words,
            HealthReport report,
            Portals portals,
            LiveSessions live,
            Instance instance,
            Permissions permissions,
            CouncilColour colour) {
        super(words.get("ui.admin.health"));
        this.words = words;
        this.permissions = permissions;
        setWide();
        List<PortalState> known = portals.states();
        List<HealthPart> looked = report.parts();
        // a portal that an administrator has stopped is as it should be
        long wrong = looked.stream()
                        .filter(part -> part.state() != HealthPart.State.GOOD)
                        .count()
                + known.stream()
                        .filter(portal -> portal.state() == PortalState.State.WAITING)
                        .count()
                + colour.refusal().stream().count();
        add(new Paragraph(words.get("ui.admin.health.lead")), verdict(wrong));
        colour.refusal().ifPresent(refusal -> add(new Notice(Notice.Kind.WARNING, words.of(refusal))));
        Div elsewhere = new Div();
        elsewhere.addClassName("gh-said");
        add(elsewhere);
        addAttachListener(event -> event.getUI()
                .getPage()
                .fetchCurrentURL(here -> told(elsewhere, here.toString(), instance.baseAddress())));
        add(parts(looked));
        section(words.get("ui.admin.health.instance"), instance(live, instance));
        section(
                words.get("ui.admin.health.portals"),
                portals(
                        "ui.admin.health.portals",
                        known.stream().filter(portal -> !isPart(portal)).toList()));
        section(
                words.get("ui.admin.health.parts"),
                portals(
                        "ui.admin.health.parts",
                        known.stream().filter(HealthView::isPart).toList()));
    }

    /** The server cannot try from outside whether its base address leads to it; the reader's browser knows one that does. */
    private void told(Div place, String here, String base) {
        if (!base.isEmpty() && !(here + "/").startsWith(base + "/")) {
            String own = here.replaceFirst("^(\\w+://[^/]+).*", "$1");
            place.add(new Notice(
                            Notice.Kind.WARNING,
                            new Paragraph(words.get("ui.admin.health.elsewhere", own, base)),
                            new Paragraph(new Anchor(base, words.get("ui.admin.health.elsewhere.try", base))))
                    .announced());
        }
    }

    /** What does not do its work first, then what somebody should look at. */
    private Component parts(List<HealthPart> looked) {
        QueueTable<HealthPart> table = new QueueTable<>(
                words,
                words.get("ui.admin.health.caption"),
                List.of(
                        Column.of(words.get("ui.admin.health.part"), this::part),
                        Column.of(words.get("ui.admin.health.state"), this::state),
                        Column.of(words.get("ui.admin.health.now"), this::now)),
                part -> "");
        table.withoutCount();
        table.setRows(looked.stream()
                .sorted(Comparator.comparing(HealthPart::state).reversed())
                .toList());
        return table;
    }

    private Component part(HealthPart part) {
        Div what = new Div(words.get("health.part." + part.name() + ".what"));
        what.addClassName("gh-cell-more");
        return new Div(new Div(words.get("health.part." + part.name())), what);
    }

    private Component state(HealthPart part) {
        return switch (part.state()) {
            case GOOD -> new Tag(words.get("ui.admin.health.good"), Tag.Look.GOOD);
            case ATTENTION -> new Tag(words.get("ui.admin.health.attention"), Tag.Look.ATTENTION);
            case BAD -> new Tag(words.get("ui.admin.health.bad"), Tag.Look.BAD);
        };
    }

    private Component now(HealthPart part) {
        Div cell = new Div(new Div(text(part.now())));
        cell.addClassName("gh-cell-advice");
        HealthProblem advice = part.advice();
        if (advice != null) {
            cell.add(new Div(text(advice)));
            place(part.name())
                    .filter(place -> permissions.has(place.permission()))
                    .ifPresent(place -> cell.add(
                            new PageLink(place.path(), words.get("ui.admin.health.see", words.get(place.textKey())))));
        }
        return cell;
    }

    private String text(HealthProblem told) {
        return words.get(told.textKey(), told.values().toArray());
    }

    /** The page that tells more. */
    private static Optional<NavigationItem> place(String part) {
        return Optional.ofNullable(
                switch (part) {
                    case "mail" ->
                        new NavigationItem("ui.admin.outbox", AdminPortal.OUTBOX, AdminPortal.MAY_READ_OUTBOX);
                    case "portals" ->
                        new NavigationItem("ui.admin.portals", AdminPortal.PORTALS, AdminPortal.MAY_READ_PORTALS);
                    case "jobs" -> new NavigationItem("ui.admin.jobs", AdminPortal.JOBS, AdminPortal.MAY_READ_JOBS);
                    case "audit" -> new NavigationItem("ui.admin.audit", AdminPortal.AUDIT, AdminPortal.MAY_READ_AUDIT);
                    case "metrics" ->
                        new NavigationItem("ui.admin.settings", AdminPortal.SETTINGS, AdminPortal.MAY_CHANGE_SETTINGS);
                    default -> null;
                });
    }

    private Component instance(LiveSessions live, Instance instance) {
        Runtime runtime = Runtime.getRuntime();
        return new SummaryList(words)
                .row(
                        words.get("ui.admin.health.kind"),
                        words.get(instance.test() ? "ui.admin.health.kind.test" : "ui.admin.health.kind.live"))
                .row(words.get("ui.admin.health.address"), instance.baseAddress())
                .row(
                        words.get("ui.admin.health.sessions"),
                        Integer.toString(live.all().size()))
                .row(words.get("ui.admin.health.memory"), words.size(runtime.totalMemory() - runtime.freeMemory()))
                .row(words.get("ui.admin.health.java"), Runtime.version().toString());
    }

    private Component portals(String titleKey, List<PortalState> shown) {
        QueueTable<PortalState> here = new QueueTable<>(
                words,
                words.get(titleKey),
                List.of(
                        Column.text(words.get("ui.admin.health.portals.name"), this::name),
                        Column.text(words.get("ui.admin.health.portals.version"), PortalState::version),
                        Column.of(words.get("ui.admin.health.portals.state"), this::state),
                        Column.text(
                                words.get("ui.admin.health.portals.pages"),
                                portal -> Integer.toString(portal.pages()),
                                Comparator.comparingInt(PortalState::pages))),
                portal -> "");
        here.whenEmpty(words.get("ui.admin.health.portals.empty"));
        here.setRows(shown);
        return here;
    }

    /** Sign-in, the mailbox of tests and the shell itself bring pages too, but are no portals for people. */
    private static boolean isPart(PortalState portal) {
        return portal.titleKey().isEmpty()
                ? PARTS.stream().anyMatch(portal.name()::endsWith)
                : PARTS.contains(portal.name());
    }

    private String name(PortalState portal) {
        return isPart(portal) || portal.titleKey().isEmpty() || !words.has(portal.titleKey())
                ? portal.bundle()
                : words.get(portal.titleKey());
    }

    private Component state(PortalState portal) {
        return switch (portal.state()) {
            case RUNNING -> new Tag(words.get("ui.admin.health.portals.running"), Tag.Look.GOOD);
            case WAITING -> new Tag(words.get("ui.admin.health.portals.waiting"), Tag.Look.BAD);
            case STOPPED -> new Tag(words.get("ui.admin.health.portals.stopped"), Tag.Look.ATTENTION);
        };
    }

    /** Whether all is well, in one line. */
    private Notice verdict(long problems) {
        return problems == 0
                ? new Notice(Notice.Kind.SUCCESS, words.get("ui.admin.health.verdict.good"))
                : new Notice(Notice.Kind.WARNING, words.get("ui.admin.health.verdict.bad", problems));
    }
}
