package org.guildhall.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.data.provider.DataProvider;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.AuditEntry;
import org.guildhall.api.audit.AuditQuery;
import org.guildhall.api.audit.ChainCheck;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.token.ApiTokens;
import org.guildhall.ui.field.DateInput;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.shell.PortalTracker;
import org.guildhall.ui.text.Words;
import org.jspecify.annotations.Nullable;

/** Searches the audit log, takes what was found out as a file, and checks the chain. */
final class AuditView extends ContentPage {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int MOST_NAMESAKES = 20;

    private final Words words;
    private final Audit audit;
    private final Accounts accounts;
    private final AuditWords told;
    private final TextInput action;
    private final TextInput actor;
    private final TextInput subject;
    private final DateInput from;
    private final DateInput until;
    private final FilterForm filters;
    private final Div problem = new Div();
    private final Div verdict = new Div();
    private final Anchor csv;
    private final Anchor jsonLines;
    private final QueueTable<AuditEntry> table;

    AuditView(
            Words words,
            Audit audit,
            Accounts accounts,
            PortalTracker portals,
            Permissions permissions,
            ApiTokens tokens) {
        super(words.get("ui.admin.audit"));
        this.words = words;
        this.audit = audit;
        this.accounts = accounts;
        told = new AuditWords(words, accounts, portals, tokens);
        setWide();
        problem.addClassName("gh-said");
        action = filter("action", "ui.admin.audit.action", "ui.admin.audit.action.hint");
        actor = filter("actor", "ui.admin.audit.actor", "ui.admin.audit.actor.hint");
        subject = filter("subject", "ui.admin.audit.subject", "ui.admin.audit.subject.hint");
        from = day("from", "ui.admin.audit.from-day");
        until = day("until", "ui.admin.audit.until-day");
        csv = file("ui.admin.audit.csv");
        jsonLines = file("ui.admin.audit.json-lines");
        filters = new FilterForm(
                List.of(action, actor, subject, from, until),
                ActionButton.primary(words.get("ui.admin.audit.find"), this::find),
                permissions.has(AdminPortal.MAY_EXPORT_AUDIT) ? List.of(csv, jsonLines) : List.of());
        table = new QueueTable<>(words, words.get("ui.admin.audit.caption"), columns(), entry -> "");
        table.whenEmpty(words.get("ui.admin.audit.empty"));
        Div check = new Div(verdict, ActionButton.secondary(words.get("ui.admin.audit.verify"), this::verify));
        check.addClassName("gh-verdict");
        add(new Paragraph(words.get("ui.admin.audit.lead")), check, filters, problem, table);
        audit.lastCheck()
                .ifPresentOrElse(
                        last -> verdict.add(verdict(last.result(), last.at())),
                        () -> verdict.add(new Paragraph(words.get("ui.admin.audit.unchecked"))));
        find();
    }

    private List<Column<AuditEntry>> columns() {
        return List.of(
                Column.<AuditEntry>of(words.get("ui.admin.audit.at"), entry -> oneLine(words.dateTime(entry.at()))),
                Column.<AuditEntry>of(
                        words.get("ui.admin.audit.action"), entry -> new Div(told.action(entry.action()))),
                Column.<AuditEntry>of(words.get("ui.admin.audit.what"), this::subject),
                Column.<AuditEntry>of(words.get("ui.admin.audit.by"), entry -> wrapping(told.actor(entry.actor()))),
                Column.<AuditEntry>of(
                        words.get("ui.admin.audit.from"),
                        entry -> wrapping(told.from(entry.browser(), entry.clientAddress()))),
                Column.<AuditEntry>of(words.get("ui.admin.audit.details"), this::details));
    }

    private Component subject(AuditEntry entry) {
        Div cell = new Div(new Div(told.kind(entry.subjectType())));
        String name = told.subject(entry.subjectType(), entry.subjectId());
        if (!name.isEmpty()) {
            cell.add(wrapping(name));
        }
        return cell;
    }

    /** The codes and ids themselves, for whoever compares them. */
    private Component details(AuditEntry entry) {
        Div lines = new Div();
        line(lines, "ui.admin.audit.code", entry.action());
        line(lines, "ui.admin.audit.actor-id", entry.actor());
        line(lines, "ui.admin.audit.session", entry.session());
        line(lines, "ui.admin.audit.subject-id", entry.subjectId());
        new TreeMap<>(entry.details()).forEach((key, value) -> {
            String name = told.name(value);
            lines.add(wrapping(key + ": " + (name.equals(value) ? value : name + " " + value)));
        });
        line(lines, "ui.admin.audit.entry", entry.id().toString());
        return new NativeDetails(words.get("ui.admin.audit.show"), lines);
    }

    private void line(Div lines, String key, String value) {
        if (!value.isEmpty()) {
            lines.add(wrapping(words.get(key) + ": " + value));
        }
    }

    private void find() {
        filters.clearProblems();
        problem.removeAll();
        if (!isDate(from) || !isDate(until)) {
            return;
        }
        if (from.date().isPresent()
                && until.date().isPresent()
                && until.date().get().isBefore(from.date().get())) {
            refuse(until, words.get("ui.admin.audit.order"));
            return;
        }
        AuditQuery query = new AuditQuery(
                meant(actor),
                action.isEmpty() ? Set.of() : told.actionsWith(action.value().strip(), audit.actions()),
                null,
                subjects(),
                start(from.date()),
                start(until.date().map(day -> day.plusDays(1))));
        table.setSource(DataProvider.fromCallbacks(
                page -> audit.find(query, page.getOffset(), page.getLimit()).stream(),
                page -> (int) Math.min(Integer.MAX_VALUE, audit.count(query))));
        csv.setHref("exports/audit/csv" + address(query));
        jsonLines.setHref("exports/audit/json-lines" + address(query));
    }

    private boolean isDate(DateInput input) {
        if (input.isEmpty() || input.date().isPresent()) {
            return true;
        }
        refuse(input, words.get("ui.admin.audit.no-date"));
        return false;
    }

    private void refuse(DateInput input, String text) {
        input.showProblem(input.name(), text);
        problem.add(new Notice(Notice.Kind.WARNING, text).announced());
    }

    /** The ids that a filter can mean: what was typed, and the accounts whose name or address has it. */
    private Set<String> meant(TextInput filter) {
        String typed = filter.value().strip();
        if (typed.isEmpty()) {
            return Set.of();
        }
        Set<String> ids = new LinkedHashSet<>(Set.of(typed));
        accounts.search(typed, MOST_NAMESAKES)
                .forEach(account -> ids.add(account.id().toString()));
        return ids;
    }

    private Set<String> subjects() {
        Set<String> ids = new LinkedHashSet<>(meant(subject));
        if (!ids.isEmpty()) {
            ids.addAll(told.portalsWith(subject.value().strip()));
        }
        return ids;
    }

    private static @Nullable Instant start(Optional<LocalDate> day) {
        return day.map(date -> date.atStartOfDay(LONDON).toInstant()).orElse(null);
    }

    private static String address(AuditQuery query) {
        StringBuilder address = new StringBuilder();
        query.actors().forEach(value -> add(address, "actor", value));
        query.actions().forEach(value -> add(address, "action", value));
        query.subjects().forEach(value -> add(address, "subject", value));
        if (query.from() != null) {
            add(address, "from", query.from().toString());
        }
        if (query.until() != null) {
            add(address, "until", query.until().toString());
        }
        return address.toString();
    }

    private static void add(StringBuilder address, String name, String value) {
        address.append(address.isEmpty() ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private void verify() {
        ChainCheck result = audit.verify();
        verdict.removeAll();
        audit.lastCheck()
                .ifPresent(last -> verdict.add(verdict(result, last.at()).announced()));
    }

    private Notice verdict(ChainCheck result, Instant at) {
        return switch (result) {
            // no praise for a log that had nothing in it when it was read
            case ChainCheck.Intact intact
            when intact.entries() == 0 ->
                new Notice(Notice.Kind.INFORMATION, words.get("ui.admin.audit.none-yet", words.dateTime(at)));
            case ChainCheck.Intact intact ->
                new Notice(
                        Notice.Kind.SUCCESS, words.get("ui.admin.audit.intact", intact.entries(), words.dateTime(at)));
            case ChainCheck.Broken broken ->
                new Notice(
                        Notice.Kind.WARNING,
                        new Paragraph(words.get(
                                "ui.admin.audit.broken", broken.before(), broken.entry(), words.dateTime(at))),
                        new OrderedList(
                                new ListItem(words.get("ui.admin.audit.broken.keep")),
                                new ListItem(words.get("ui.admin.audit.broken.tell")),
                                new ListItem(words.get("ui.admin.audit.broken.compare"))));
        };
    }

    private TextInput filter(String name, String labelKey, String hintKey) {
        TextInput input = new TextInput(name, words.get(labelKey));
        input.setAutocomplete("off");
        input.setHint(words.get(hintKey));
        return input;
    }

    private DateInput day(String name, String labelKey) {
        DateInput input = new DateInput(words, name, words.get(labelKey));
        input.setHint(words.get("ui.admin.audit.day.hint"));
        return input;
    }

    private Anchor file(String key) {
        Anchor link = new Anchor("", words.get(key));
        link.addClassNames("gh-button", "gh-secondary");
        link.getElement().setAttribute("router-ignore", true);
        return link;
    }

    private static Div wrapping(String text) {
        Div line = new Div(text);
        line.addClassName("gh-breaks");
        return line;
    }

    private static Div oneLine(String text) {
        Div line = new Div(text);
        line.addClassName("gh-one-line");
        return line;
    }
}
