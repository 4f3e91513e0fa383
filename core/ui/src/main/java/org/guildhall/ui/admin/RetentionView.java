package org.guildhall.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.data.provider.DataProvider;
import java.util.Comparator;
import java.util.List;
import org.guildhall.api.retention.Retention;
import org.guildhall.api.retention.RetentionDeletion;
import org.guildhall.api.retention.RetentionRule;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.text.Words;

/** How long each kind of record is kept, what is due, and what was deleted (SPEC E4). */
final class RetentionView extends ContentPage {
    private final Words words;
    private final AuditWords who;

    RetentionView(Words words, Retention retention, AuditWords who) {
        super(words.get("ui.admin.retention"));
        this.words = words;
        this.who = who;
        setWide();
        QueueTable<RetentionRule> rules = new QueueTable<>(
                words,
                words.get("ui.admin.retention"),
                ruleColumns(),
                rule -> AdminPortal.RETENTION + "/" + rule.kind());
        rules.whenEmpty(words.get("ui.admin.retention.empty"));
        rules.withoutCount();
        rules.setRows(retention.rules());
        QueueTable<RetentionDeletion> past =
                new QueueTable<>(words, words.get("ui.admin.retention.past"), deletionColumns(), deletion -> "");
        past.whenEmpty(words.get("ui.admin.retention.past.empty"));
        past.setSource(DataProvider.fromCallbacks(
                asked -> retention.deletions(asked.getOffset(), asked.getLimit()).stream(),
                asked -> (int) Math.min(Integer.MAX_VALUE, retention.countDeletions())));
        add(new Paragraph(words.get("ui.admin.retention.lead")), rules);
        section(words.get("ui.admin.retention.past"), new Paragraph(words.get("ui.admin.retention.past.text")), past);
    }

    private List<Column<RetentionRule>> ruleColumns() {
        return List.of(
                Column.text(words.get("ui.admin.retention.what"), rule -> title(words, rule.kind())),
                Column.text(words.get("ui.admin.retention.from"), rule -> from(words, rule.kind())),
                Column.text(
                        words.get("ui.admin.retention.years"),
                        rule -> Integer.toString(rule.years()),
                        Comparator.comparingInt(RetentionRule::years)),
                Column.text(
                        words.get("ui.admin.retention.due"),
                        rule -> Long.toString(rule.due()),
                        Comparator.comparingLong(RetentionRule::due)),
                Column.of(words.get("ui.admin.data.hold"), this::hold));
    }

    private Component hold(RetentionRule rule) {
        return rule.hold().isPresent()
                ? new Tag(words.get("ui.admin.data.held"), Tag.Look.BAD)
                : new Text(words.get("ui.admin.retention.no-hold"));
    }

    private List<Column<RetentionDeletion>> deletionColumns() {
        return List.of(
                Column.text(words.get("ui.admin.retention.what"), deletion -> title(words, deletion.kind())),
                Column.text(words.get("ui.admin.retention.past.count"), deletion -> Long.toString(deletion.count())),
                Column.text(
                        words.get("ui.admin.retention.past.dates"),
                        deletion -> words.get(
                                "ui.admin.retention.past.between",
                                words.date(deletion.first()),
                                words.date(deletion.last()))),
                Column.text(words.get("ui.admin.retention.years"), deletion -> Integer.toString(deletion.years())),
                Column.text(words.get("ui.admin.retention.past.by"), deletion -> who.actor(deletion.by())),
                Column.of(words.get("ui.admin.retention.past.at"), deletion -> new Text(ended(deletion))));
    }

    private String ended(RetentionDeletion deletion) {
        return deletion.finishedAt() == null
                ? words.get("ui.admin.retention.past.cut-off", words.dateTime(deletion.startedAt()))
                : words.dateTime(deletion.finishedAt());
    }

    /** What records of this kind are called; the kind itself where its portal is away. */
    static String title(Words words, String kind) {
        return words.has("retention." + kind) ? words.get("retention." + kind) : kind;
    }

    /** From which event their time is counted. */
    static String from(Words words, String kind) {
        return words.orEmpty("retention." + kind + ".from");
    }
}
