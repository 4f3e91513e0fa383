package org.guildhall.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.List;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.retention.DueRecord;
import org.guildhall.api.retention.Retention;
import org.guildhall.api.retention.RetentionRule;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** One kind of record: how long it is kept, what is due, and its deletion, which is asked about first. */
final class RetentionKindView extends Div implements BeforeEnterObserver {
    private static final String YEARS = "years";
    private static final String NUMBER = "number";

    private final Words words;
    private final Retention retention;
    private final AuditWords who;
    private final boolean mayChange;

    RetentionKindView(Words words, Retention retention, AuditWords who, Permissions permissions) {
        this.words = words;
        this.retention = retention;
        this.who = who;
        this.mayChange = permissions.has(AdminPortal.MAY_CHANGE_RETENTION);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(find(event.getRouteParameters().get("kind").orElse("")), "");
    }

    private RetentionRule find(String kind) {
        return retention.find(kind).orElseThrow(() -> new NotFoundException("kind of record " + kind));
    }

    private void show(RetentionRule rule, String done) {
        QuestionPage page = new QuestionPage(words, RetentionView.title(words, rule.kind()));
        page.setCaption(words.get("ui.admin.retention"));
        page.setBack(AdminPortal.RETENTION);
        if (!done.isEmpty()) {
            page.addContent(new Notice(Notice.Kind.SUCCESS, done).announced());
        }
        rule.hold()
                .ifPresent(hold -> page.addContent(new Notice(
                        Notice.Kind.WARNING,
                        new Paragraph(words.get(
                                "ui.admin.data.held.since", words.dateTime(hold.since()), who.actor(hold.by()))),
                        new Paragraph(hold.reason()))));
        String what = words.orEmpty("retention." + rule.kind() + ".what");
        if (!what.isEmpty()) {
            page.addContent(new Paragraph(what));
        }
        page.addContent(facts(rule));
        page.add(due(rule));
        if (mayChange) {
            page.add(deletion(rule));
        }
        removeAll();
        add(page);
    }

    private SummaryList facts(RetentionRule rule) {
        SummaryList list = new SummaryList(words)
                .row(words.get("ui.admin.retention.from"), RetentionView.from(words, rule.kind()));
        if (mayChange) {
            list.row(
                    words.get("ui.admin.retention.years"),
                    List.of(Integer.toString(rule.years())),
                    () -> askYears(rule));
        } else {
            list.row(words.get("ui.admin.retention.years"), Integer.toString(rule.years()));
        }
        return list.row(
                        words.get("ui.admin.retention.set"),
                        rule.set()
                                .map(set -> words.get(
                                        "ui.admin.retention.set.by", who.actor(set.by()), words.dateTime(set.at())))
                                .orElseGet(() -> words.get("ui.admin.retention.preset")))
                .row(words.get("ui.admin.retention.due"), Long.toString(rule.due()));
    }

    private void askYears(RetentionRule rule) {
        QuestionPage question = question(rule, words.get("ui.admin.retention.years.title"));
        question.addContent(new Paragraph(words.get(
                "ui.admin.retention.years.text",
                RetentionView.from(words, rule.kind()),
                Integer.toString(rule.preset()))));
        TextInput years = question.ask(new TextInput(YEARS, words.get("ui.admin.retention.years")));
        years.setInputMode("numeric");
        years.setAutocomplete("off");
        years.setWidthInCharacters(3);
        years.setValue(Integer.toString(rule.years()));
        question.primary(words.get("ui.admin.retention.years.save"), () -> {
            try {
                show(retention.change(rule.kind(), number(years.value())), words.get("ui.admin.retention.years.saved"));
            } catch (InvalidInputException refused) {
                question.showProblems(refused.problems());
            }
        });
        question.secondary(words.get("ui.admin.portals.keep"), () -> show(find(rule.kind()), ""));
    }

    /** Nothing that the rule takes where it is no whole number. */
    private static int number(String typed) {
        String text = typed.strip();
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    private Section due(RetentionRule rule) {
        QueueTable<DueRecord> table = new QueueTable<>(
                words,
                words.get("ui.admin.retention.due.title"),
                List.of(
                        Column.code(words.get("ui.admin.retention.reference"), DueRecord::reference),
                        Column.of(
                                RetentionView.from(words, rule.kind()),
                                record -> new Text(words.date(record.since())))),
                record -> "");
        table.whenEmpty(words.get("ui.admin.retention.due.empty"));
        table.setSource(DataProvider.fromCallbacks(
                asked -> retention.due(rule.kind(), asked.getOffset(), asked.getLimit()).stream(),
                asked -> (int) Math.min(Integer.MAX_VALUE, rule.due())));
        return apart(
                "ui.admin.retention.due.title",
                new Paragraph(words.get("ui.admin.retention.due.text", words.date(rule.before()))),
                table);
    }

    private Section deletion(RetentionRule rule) {
        if (rule.hold().isPresent()) {
            return apart("ui.admin.data.delete", new Paragraph(words.get("ui.admin.data.delete.held")));
        }
        return rule.due() == 0
                ? apart("ui.admin.data.delete", new Paragraph(words.get("ui.admin.retention.delete.nothing")))
                : apart(
                        "ui.admin.data.delete",
                        new Paragraph(words.get("ui.admin.retention.delete.text")),
                        ActionButton.secondary(label(rule), () -> askToDelete(rule)));
    }

    private String label(RetentionRule rule) {
        return rule.due() == 1
                ? words.get("ui.admin.retention.delete.one")
                : words.get("ui.admin.retention.delete.some", rule.due());
    }

    private void askToDelete(RetentionRule rule) {
        String wanted = Long.toString(rule.due());
        QuestionPage question = question(rule, words.get("ui.admin.retention.delete.title"));
        question.addContent(
                new Paragraph(words.get(
                        "ui.admin.retention.delete.which",
                        RetentionView.title(words, rule.kind()),
                        wanted,
                        words.date(rule.before()))),
                new Paragraph(words.get("ui.admin.retention.delete.what")));
        TextInput number = question.ask(new TextInput(NUMBER, words.get("ui.admin.retention.delete.type", wanted)));
        number.setInputMode("numeric");
        number.setAutocomplete("off");
        number.setWidthInCharacters(10);
        question.warning(label(rule), () -> {
            if (!number.value().strip().equals(wanted)) {
                question.showProblems(List.of(FieldProblem.of(NUMBER, "ui.admin.retention.delete.other", wanted)));
                return;
            }
            long gone = retention.delete(rule.kind(), rule.due()).count();
            show(find(rule.kind()), words.get("ui.admin.retention.deleted", gone));
        });
        question.secondary(words.get("ui.admin.portals.keep"), () -> show(find(rule.kind()), ""));
    }

    private QuestionPage question(RetentionRule rule, String title) {
        QuestionPage question = new QuestionPage(words, title);
        question.setCaption(RetentionView.title(words, rule.kind()));
        question.setBack(() -> show(find(rule.kind()), ""));
        removeAll();
        add(question);
        return question;
    }

    private Section apart(String titleKey, Component... parts) {
        Section section = new Section(new H2(words.get(titleKey)));
        section.add(parts);
        section.addClassNames("gh-stack", "gh-apart");
        return section;
    }
}
