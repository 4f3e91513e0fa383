package org.guildhall.ui.admin;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.AuditEntry;
import org.guildhall.api.audit.AuditQuery;
import org.guildhall.api.audit.ChainCheck;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.text.Words;
import org.jspecify.annotations.Nullable;

/** Searches the audit log and checks its chain. */
final class AuditView extends ContentPage {
    private static final int MOST = 500;

    private final Words words;
    private final Audit audit;
    private final Accounts accounts;
    private final Map<String, String> names = new HashMap<>();
    private final TextInput action;
    private final TextInput actor;
    private final TextInput subject;
    private final Div verdict = new Div();
    private final QueueTable<AuditEntry> table;

    AuditView(Words words, Audit audit, Accounts accounts) {
        super(words.get("ui.admin.audit"));
        this.words = words;
        this.audit = audit;
        this.accounts = accounts;
        setWide();
        action = filter("action", "ui.admin.audit.action");
        action.setHint(words.get("ui.admin.audit.action.hint"));
        actor = filter("actor", "ui.admin.audit.actor");
        subject = filter("subject", "ui.admin.audit.subject");
        Div tools = new Div(action, actor, subject);
        tools.addClassName("gh-list-tools");
        Div buttons = new Div(
                ActionButton.primary(words.get("ui.admin.audit.find"), this::find),
                ActionButton.secondary(words.get("ui.admin.audit.verify"), this::verify));
        buttons.addClassName("gh-buttons");
        table = new QueueTable<>(words, words.get("ui.admin.audit.caption"), columns(), entry -> "");
        table.whenEmpty(words.get("ui.admin.audit.empty"));
        add(new Paragraph(words.get("ui.admin.audit.lead")), tools, buttons, verdict, table);
        find();
    }

    private List<Column<AuditEntry>> columns() {
        return List.of(
                Column.text(
                        words.get("ui.admin.audit.at"),
                        entry -> words.dateTime(entry.at()),
                        Comparator.comparing(AuditEntry::at)),
                Column.text(words.get("ui.admin.audit.action"), AuditEntry::action),
                Column.text(words.get("ui.admin.audit.by"), entry -> names.computeIfAbsent(entry.actor(), this::who)),
                Column.text(words.get("ui.admin.audit.from"), AuditEntry::clientAddress),
                Column.text(
                        words.get("ui.admin.audit.what"),
                        entry -> (entry.subjectType() + " " + entry.subjectId()).strip()),
                Column.text(
                        words.get("ui.admin.audit.details"),
                        entry -> new TreeMap<>(entry.details())
                                .entrySet().stream()
                                        .map(detail -> detail.getKey() + ": " + detail.getValue())
                                        .collect(Collectors.joining(", "))));
    }

    private String who(String by) {
        if (by.equals("anonymous")) {
            return words.get("ui.admin.audit.anonymous");
        }
        try {
            return accounts.find(new AccountId(UUID.fromString(by)))
                    .map(account -> account.details().name().full())
                    .orElse(by);
        } catch (IllegalArgumentException partOfTheSystem) {
            return by;
        }
    }

    private void find() {
        table.setRows(audit.find(new AuditQuery(given(actor), given(action), null, given(subject), null, null, MOST)));
    }

    private void verify() {
        verdict.removeAll();
        verdict.add(
                switch (audit.verify()) {
                    case ChainCheck.Intact intact ->
                        new Notice(Notice.Kind.SUCCESS, words.get("ui.admin.audit.intact", intact.entries()))
                                .announced();
                    case ChainCheck.Broken broken ->
                        new Notice(Notice.Kind.WARNING, words.get("ui.admin.audit.broken", broken.entry())).announced();
                });
    }

    private TextInput filter(String name, String labelKey) {
        TextInput input = new TextInput(name, words.get(labelKey));
        input.setAutocomplete("off");
        return input;
    }

    private static @Nullable String given(TextInput input) {
        return input.isEmpty() ? null : input.value();
    }
}
