package org.guildhall.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.server.VaadinSession;
import java.util.List;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.bundle.KeptData;
import org.guildhall.api.bundle.PortalData;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.permission.Permissions;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.shell.PortalTracker;
import org.guildhall.ui.shell.SaidOnce;
import org.guildhall.ui.text.Words;

/** What one portal has kept: to take it out, to keep it whatever happens, or to delete it for good. */
final class DataSetView extends Div implements BeforeEnterObserver {
    private static final int LONGEST_REASON = 1000;

    private final Words words;
    private final PortalData data;
    private final PortalTracker portals;
    private final Accounts accounts;
    private final Permissions permissions;

    DataSetView(Words words, PortalData data, PortalTracker portals, Accounts accounts, Permissions permissions) {
        this.words = words;
        this.data = data;
        this.portals = portals;
        this.accounts = accounts;
        this.permissions = permissions;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(find(event.getRouteParameters().get("name").orElse("")), "");
    }

    private KeptData find(String name) {
        return data.find(name).orElseThrow(() -> new NotFoundException("data of " + name));
    }

    private void show(KeptData kept, String done) {
        QuestionPage page = new QuestionPage(words, words.get("ui.admin.data.title", title(kept)));
        page.setCaption(words.get("ui.admin.data"));
        page.setBack(AdminPortal.DATA);
        if (!done.isEmpty()) {
            page.addContent(new Notice(Notice.Kind.SUCCESS, words.get(done)).announced());
        }
        kept.hold()
                .ifPresent(hold -> page.addContent(new Notice(
                        Notice.Kind.WARNING,
                        new Paragraph(
                                words.get("ui.admin.data.held.since", words.dateTime(hold.since()), named(hold.by()))),
                        new Paragraph(hold.reason()))));
        page.addContent(facts(kept));
        if (permissions.has(AdminPortal.MAY_EXPORT_DATA)) {
            page.add(export(kept));
        }
        if (permissions.has(AdminPortal.MAY_DELETE_DATA)) {
            page.add(hold(kept));
            page.add(deletion(kept));
        }
        removeAll();
        add(page);
    }

    private SummaryList facts(KeptData kept) {
        SummaryList list = new SummaryList(words)
                .row(words.get("ui.admin.portals.state"), DataView.state(words, kept))
                .row(words.get("ui.admin.data.name"), kept.name())
                .row(
                        words.get("ui.admin.portals.id"),
                        kept.portal().isEmpty() ? words.get("ui.admin.data.unknown") : kept.portal());
        if (!kept.version().isEmpty()) {
            list.row(words.get("ui.admin.data.version"), kept.version());
        }
        return list.row(words.get("ui.admin.data.documents"), DataView.documents(words, kept))
                .row(words.get("ui.admin.portals.drafts"), Long.toString(kept.drafts()))
                .row(
                        words.get("ui.admin.data.tables"),
                        kept.tables().stream()
                                .map(table -> words.get("ui.admin.data.table", table.name(), table.rows()))
                                .toList());
    }

    private Section export(KeptData kept) {
        List<String> missing = data.missingToExport(kept.name());
        if (!missing.isEmpty()) {
            return apart(
                    "ui.admin.data.export",
                    new Paragraph(words.get("ui.admin.data.export.guarded", String.join(", ", missing))));
        }
        Anchor export = new Anchor("/portal-data/" + kept.name(), words.get("ui.admin.data.export.get"));
        export.setRouterIgnore(true);
        return apart("ui.admin.data.export", new Paragraph(words.get("ui.admin.data.export.text")), export);
    }

    private Section hold(KeptData kept) {
        return kept.hold().isPresent()
                ? apart(
                        "ui.admin.data.hold",
                        new Paragraph(words.get("ui.admin.data.hold.lift.text")),
                        ActionButton.secondary(
                                words.get("ui.admin.data.hold.lift"),
                                () -> show(data.release(kept.name()), "ui.admin.data.hold.lifted")))
                : apart(
                        "ui.admin.data.hold",
                        new Paragraph(words.get("ui.admin.data.hold.text")),
                        ActionButton.secondary(words.get("ui.admin.data.hold.place"), () -> askToHold(kept)));
    }

    private void askToHold(KeptData kept) {
        QuestionPage question = question(kept, words.get("ui.admin.data.hold.title", title(kept)));
        question.addContent(new Paragraph(words.get("ui.admin.data.hold.text")));
        TextInput reason = question.ask(TextInput.longText("reason", words.get("ui.admin.data.hold.reason"), 3));
        reason.setHint(words.get("ui.admin.data.hold.reason.hint"));
        reason.setMaximumLength(LONGEST_REASON);
        question.primary(words.get("ui.admin.data.hold.place"), () -> {
            try {
                show(data.hold(kept.name(), reason.value()), "ui.admin.data.hold.placed");
            } catch (InvalidInputException refused) {
                question.showProblems(refused.problems());
            }
        });
        question.secondary(words.get("ui.admin.portals.keep"), () -> show(find(kept.name()), ""));
    }

    private Section deletion(KeptData kept) {
        if (kept.installed() || kept.hold().isPresent()) {
            return apart(
                    "ui.admin.data.delete",
                    new Paragraph(words.get(
                            kept.hold().isPresent() ? "ui.admin.data.delete.held" : "ui.admin.data.delete.in-use")));
        }
        return apart(
                "ui.admin.data.delete",
                new Paragraph(words.get("ui.admin.data.delete.text")),
                ActionButton.secondary(words.get("ui.admin.data.delete.all"), () -> askToDelete(kept)));
    }

    private void askToDelete(KeptData kept) {
        QuestionPage question = question(kept, words.get("ui.admin.data.delete.title", title(kept)));
        question.addContent(new Paragraph(
                words.get("ui.admin.data.delete.what", kept.rows(), kept.drafts(), DataView.documents(words, kept))));
        TextInput name = question.ask(new TextInput("name", words.get("ui.admin.data.delete.type", kept.name())));
        name.setAutocomplete("off");
        name.setWidthInCharacters(20);
        question.warning(words.get("ui.admin.data.delete.all"), () -> {
            if (!name.value().strip().equals(kept.name())) {
                question.showProblems(
                        java.util.List.of(FieldProblem.of("name", "ui.admin.data.delete.other-name", kept.name())));
                return;
            }
            data.delete(kept.name());
            SaidOnce.say(VaadinSession.getCurrent(), "ui.admin.data.deleted");
            getUI().ifPresent(ui -> ui.navigate(AdminPortal.DATA));
        });
        question.secondary(words.get("ui.admin.portals.keep"), () -> show(find(kept.name()), ""));
    }

    private QuestionPage question(KeptData kept, String title) {
        QuestionPage question = new QuestionPage(words, title);
        question.setBack(() -> show(find(kept.name()), ""));
        removeAll();
        add(question);
        return question;
    }

    private String title(KeptData kept) {
        return DataView.title(words, portals, kept);
    }

    private String named(String by) {
        return by.startsWith("system:")
                ? words.get("ui.admin.data.by.system")
                : accounts.find(new AccountId(UUID.fromString(by)))
                        .map(account -> account.details().name().full())
                        .orElse(by);
    }

    private Section apart(String titleKey, Component... parts) {
        Section section = new Section(new H2(words.get(titleKey)));
        section.add(parts);
        section.addClassNames("gh-stack", "gh-apart");
        return section;
    }
}
