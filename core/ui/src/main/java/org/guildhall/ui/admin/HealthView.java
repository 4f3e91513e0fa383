package org.guildhall.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.guildhall.api.bundle.PortalBundle;
import org.guildhall.api.bundle.PortalBundles;
import org.guildhall.api.health.Health;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.job.Jobs;
import org.guildhall.api.permission.Permissions;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.portal.PortalState;
import org.guildhall.ui.portal.Portals;
import org.guildhall.ui.shell.CouncilColour;
import org.guildhall.ui.text.Words;
import org.guildhall.vaadin.LiveSessions;

/** How the installation is doing: its jobs, its portals, itself. */
final class HealthView extends ContentPage {
    private static final Set<String> PARTS = Set.of("admin", "shell", "ui", "auth", "testmailbox", "test-mailbox");

    private final Words words;

    HealthView(
            Words words,
            Jobs jobs,
            Portals portals,
            LiveSessions live,
            Instance instance,
            Health health,
            Permissions permissions,
            CouncilColour colour,
            PortalBundles bundles) {
        super(words.get("ui.admin.health"));
        this.words = words;
        setWide();
        List<PortalState> known = portals.states();
        // one that an administrator has stopped is as it should be
        long wrong = known.stream()
                        .filter(portal -> portal.state() == PortalState.State.WAITING)
                        .count()
                + (permissions.has(AdminPortal.MAY_READ_PORTALS)
                        ? bundles.all().stream()
                                .filter(bundle -> bundle.state() == PortalBundle.State.FAILED)
                                .count()
                        : 0)
                + jobs.states().stream().filter(job -> job.problem() != null).count()
                + health.problems().size()
                + colour.refusal().stream().count();
        add(new Paragraph(words.get("ui.admin.health.lead")), verdict(wrong));
        colour.refusal().ifPresent(refusal -> add(new Notice(Notice.Kind.WARNING, words.of(refusal))));
        health.problems()
                .forEach(problem -> add(new Notice(
                        Notice.Kind.WARNING,
                        words.get(problem.textKey(), problem.values().toArray()))));
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
