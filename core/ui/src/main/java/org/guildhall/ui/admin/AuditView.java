package org.guildhall.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.AuditEntry;
import org.guildhall.api.audit.AuditQuery;
import org.guildhall.api.audit.ChainCheck;
import org.guildhall.api.permission.Permissions;
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
    private static final int MOST_NAMESAKES = 20;
    private static final String ANONYMOUS = "anonymous";

    private final Words words;
    private final Audit audit;
    private final Accounts accounts;
    private final Permissions permissions;
    private final Map<String, String> names = new HashMap<>();
    private final TextInput action;
    private final TextInput actor;
    private final TextInput subject;
    private final Div verdict = new Div();
    private final QueueTable<AuditEntry> table;

    AuditView(Words words, Audit audit, Accounts accounts, Permissions permissions) {
        super(words.get("ui.admin.audit"));
        this.words = words;
        this.audit = audit;
        this.accounts = accounts;
        this.permissions = permissions;
        setWide();
        action = filter("action", "ui.admin.audit.action");
        action.setHint(words.get("ui.admin.audit.action.hint"));
        actor = filter("actor", "ui.admin.audit.actor");
        actor.setHint(words.get("ui.admin.audit.actor.hint"));
        subject = filter("subject", "ui.admin.audit.subject");
        subject.setHint(words.get("ui.admin.audit.subject.hint"));
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
                Column.time(
                        words.get("ui.admin.audit.at"),
                        entry -> words.dateTime(entry.at()),
                        Comparator.comparing(AuditEntry::at)),
                Column.code(words.get("ui.admin.audit.action"), AuditEntry::action),
                Column.of(
                        words.get("ui.admin.audit.by"),
                        entry -> named("", entry.actor()),
                        Comparator.comparing(entry -> name(entry.actor()))),
                Column.code(words.get("ui.admin.audit.from"), AuditEntry::clientAddress),
                Column.of(
                        words.get("ui.admin.audit.what"),
                        entry -> named(entry.subjectType(), entry.subjectId()),
                        Comparator.comparing(AuditEntry::subjectType).thenComparing(AuditEntry::subjectId)),
                Column.of(words.get("ui.admin.audit.details"), this::details));
    }

    /** A kind, a name where one is known, and the id itself for whoever compares it. */
    private Component named(String kind, String id) {
        String name = name(id);
        Div cell = new Div();
        if (!kind.isEmpty()) {
            cell.add(new Div(kind));
        }
        if (!name.isEmpty() && !name.equals(id)) {
            cell.add(new Div(name));
        }
        if (!id.isEmpty() && !id.equals(ANONYMOUS)) {
            Div code = new Div(id);
            code.addClassNames("gh-breaks", "gh-quiet");
            cell.add(code);
        }
        return cell;
    }

    private Component details(AuditEntry entry) {
        Div cell = new Div();
        new TreeMap<>(entry.details()).forEach((key, value) -> {
            String name = name(value);
            Div line = new Div(key + ": " + (name.equals(value) ? value : name + " " + value));
            line.addClassName("gh-breaks");
            cell.add(line);
        });
        return cell;
    }

    /** Who has this id; the id itself where it is nobody's. */
    private String name(String id) {
        return names.computeIfAbsent(id, this::who);
    }

    private String who(String id) {
        if (id.equals(ANONYMOUS)) {
            return words.get("ui.admin.audit.anonymous");
        }
        try {
            return accounts.find(new AccountId(UUID.fromString(id)))
                    .map(account -> account.details().name().full())
                    .orElse(id);
        } catch (IllegalArgumentException noAccount) {
            return id;
        }
    }

    private void find() {
        String part = given(action);
        String actions = part == null || part.contains("*") ? part : "*" + part.toLowerCase(Locale.ROOT) + "*";
        // an entry is found once, whatever the ways that lead to it
        Map<String, AuditEntry> found = new LinkedHashMap<>();
        for (String by : meant(actor)) {
            for (String to : meant(subject)) {
                audit.find(new AuditQuery(orNull(by), actions, null, orNull(to), null, null, MOST))
                        .forEach(entry -> found.put(entry.id().toString(), entry));
            }
        }
        table.setRows(found.values().stream()
                .sorted(Comparator.comparing(AuditEntry::at).reversed())
                .limit(MOST)
                .toList());
    }

    /** The ids that a filter can mean: what was typed, and the accounts whose name or address has it. */
    private Set<String> meant(TextInput filter) {
        String typed = filter.value();
        Set<String> ids = new LinkedHashSet<>(Set.of(typed));
        if (!typed.isEmpty() && permissions.has(AdminPortal.MAY_READ_ACCOUNTS)) {
            accounts.search(typed, MOST_NAMESAKES)
                    .forEach(account -> ids.add(account.id().toString()));
        }
        return ids;
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
        return orNull(input.value());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
