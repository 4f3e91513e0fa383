package org.guildhall.ui.admin;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.ArrayList;
import java.util.List;
import org.guildhall.api.bundle.PortalBundle;
import org.guildhall.api.bundle.PortalBundles;
import org.guildhall.api.bundle.PortalCheck;
import org.guildhall.api.bundle.PortalCheck.Finding;
import org.guildhall.ui.form.OneFileUpload;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.shell.PortalTracker;
import org.guildhall.ui.text.Words;
import org.guildhall.vaadin.LiveSessions;

/** Takes a portal's file, says what was found in it, and installs it once that was read (SPEC I2). */
final class PortalInstallView extends Div implements BeforeEnterObserver {
    private final Words words;
    private final PortalBundles bundles;
    private final PortalTracker portals;
    private final LiveSessions live;

    PortalInstallView(Words words, PortalBundles bundles, PortalTracker portals, LiveSessions live) {
        this.words = words;
        this.portals = portals;
        this.bundles = bundles;
        this.live = live;
    }

    /** Asks for a file, or tells of one that was looked at already. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getRouteParameters().get("check").flatMap(bundles::waiting).ifPresentOrElse(this::tell, this::askForFile);
    }

    private void askForFile() {
        QuestionPage page = new QuestionPage(words, words.get("ui.admin.portals.add"));
        page.setCaption(words.get("ui.admin.portals"));
        page.setBack(AdminPortal.PORTALS);
        page.addContent(
                new Paragraph(words.get("ui.admin.portals.add.lead")),
                new OneFileUpload<>(
                        words,
                        words.get("ui.admin.portals.add.rules", words.size(bundles.maximumBytes())),
                        ".jar",
                        bundles::check,
                        this::tell));
        show(page);
    }

    private void tell(PortalCheck check) {
        String name = check.title().isEmpty()
                ? check.fileName()
                : PortalWords.name(words, portals, check.name(), check.title());
        QuestionPage page = new QuestionPage(words, words.get("ui.admin.portals.check.title", name));
        page.setCaption(words.get("ui.admin.portals"));
        page.setBack(() -> giveUp(check));
        List<String> problems = told(check, true);
        List<String> warnings = told(check, false);
        if (problems.isEmpty()) {
            page.addContent(new Notice(Notice.Kind.SUCCESS, words.get("ui.admin.portals.check.good")).announced());
        } else {
            List<Paragraph> lines = new ArrayList<>();
            lines.add(new Paragraph(words.get("ui.admin.portals.check.bad")));
            problems.forEach(problem -> lines.add(new Paragraph(problem)));
            page.addContent(new Notice(Notice.Kind.WARNING, lines.toArray(Paragraph[]::new)).announced());
        }
        warnings.forEach(warning -> page.addContent(new Notice(Notice.Kind.INFORMATION, warning)));
        page.addContent(facts(check));
        boolean mine = bundles.waiting().stream()
                .anyMatch(one -> one.mine() && one.check().id().equals(check.id()));
        if (check.installable() && mine && bundles.asksForTwoPeople()) {
            page.addContent(new Notice(Notice.Kind.INFORMATION, words.get("ui.admin.portals.second.needed")));
            page.link(words.get("ui.admin.portals.second.leave"), AdminPortal.PORTALS);
        } else if (check.installable()) {
            page.primary(
                    check.replaces().isEmpty()
                            ? words.get("ui.admin.portals.install", name)
                            : words.get("ui.admin.portals.install.update", check.replaces(), check.version()),
                    () -> done(bundles.install(check.id()), check));
        }
        page.secondary(words.get("ui.admin.portals.other-file"), () -> giveUp(check));
        show(page);
    }

    private List<String> told(PortalCheck check, boolean blocks) {
        return check.findings().stream()
                .filter(finding -> finding.blocks() == blocks)
                .map(this::text)
                .toList();
    }

    private String text(Finding finding) {
        return words.get(finding.textKey(), finding.values().toArray()) + ".";
    }

    private SummaryList facts(PortalCheck check) {
        SummaryList list = new SummaryList(words)
                .row(words.get("ui.admin.portals.file"), check.fileName())
                .row(words.get("ui.admin.portals.id"), check.name())
                .row(words.get("ui.admin.portals.version"), check.version())
                .row(
                        words.get("ui.admin.portals.replaces"),
                        check.replaces().isEmpty() ? words.get("ui.admin.portals.nothing") : check.replaces())
                .row(words.get("ui.admin.portals.signature"), PortalWords.signature(words, check.signature(), false));
        if (!check.replaces().isEmpty()) {
            list.row(
                            words.get("ui.admin.portals.open"),
                            Integer.toString(live.openPages().getOrDefault(check.name(), 0)))
                    .row(words.get("ui.admin.portals.drafts"), Long.toString(check.drafts()));
        }
        list.row(
                words.get("ui.admin.portals.refreshes"),
                check.refreshes().isEmpty() ? List.of(words.get("ui.admin.portals.nothing")) : check.refreshes());
        PortalWords.contents(words, list, check.contents());
        return list.row(words.get("ui.admin.portals.sha256"), check.sha256());
    }

    private void giveUp(PortalCheck check) {
        bundles.discard(check.id());
        askForFile();
    }

    private void done(PortalBundle portal, PortalCheck check) {
        String name = PortalWords.name(words, portals, portal.name(), portal.title());
        QuestionPage page = new QuestionPage(
                words,
                words.get(
                        check.replaces().isEmpty()
                                ? "ui.admin.portals.done.installed"
                                : "ui.admin.portals.done.updated",
                        name));
        page.addContent(new Paragraph(words.get(
                portal.state() == PortalBundle.State.RUNNING
                        ? "ui.admin.portals.done.running"
                        : "ui.admin.portals.done.stopped",
                portal.version())));
        page.link(words.get("ui.admin.portals.done.see", name), AdminPortal.PORTALS + "/" + portal.name());
        page.link(words.get("ui.admin.portals.done.all"), AdminPortal.PORTALS);
        show(page);
    }

    private void show(QuestionPage page) {
        removeAll();
        add(page);
    }
}
