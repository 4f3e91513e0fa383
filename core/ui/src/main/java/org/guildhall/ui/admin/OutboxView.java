package org.guildhall.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.guildhall.api.mail.Outbox;
import org.guildhall.api.mail.OutboxMail;
import org.guildhall.api.permission.Permissions;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.text.Words;

/** The mails of each state. */
final class OutboxView extends ContentPage {
    private static final int MOST = 500;

    private final Words words;
    private final Outbox outbox;
    private final Permissions permissions;
    private final QueueTable<OutboxMail> table;

    OutboxView(Words words, Outbox outbox, Permissions permissions) {
        super(words.get("ui.admin.outbox"));
        permissions.check(AdminPortal.MAY_READ_OUTBOX);
        this.words = words;
        this.outbox = outbox;
        this.permissions = permissions;
        setWide();
        table = new QueueTable<>(
                words,
                words.get("ui.admin.outbox.caption"),
                List.of(
                        Column.text(words.get("ui.admin.outbox.subject"), OutboxMail::subject),
                        Column.code(words.get("ui.admin.outbox.to"), OutboxMail::to),
                        Column.of(words.get("ui.admin.outbox.state"), this::state),
                        Column.time(
                                words.get("ui.admin.outbox.created"),
                                mail -> words.dateTime(mail.createdAt()),
                                Comparator.comparing(OutboxMail::createdAt)),
                        Column.text(
                                words.get("ui.admin.outbox.tries"),
                                mail -> Integer.toString(mail.tries()),
                                Comparator.comparingInt(OutboxMail::tries)),
                        Column.of(
                                words.get("ui.admin.outbox.problem"),
                                mail -> new Text(
                                        Optional.ofNullable(mail.problem()).orElse(""))),
                        Column.of(words.get("ui.admin.outbox.action"), this::action)),
                mail -> "");
        table.whenEmpty(words.get("ui.admin.outbox.empty"));
        for (OutboxMail.State state : List.of(
                OutboxMail.State.WAITING, OutboxMail.State.REFUSED, OutboxMail.State.SENT, OutboxMail.State.KEPT)) {
            table.filter(state.name(), words.get("ui.admin.outbox." + state), () -> outbox.list(state, MOST));
        }
        add(new Paragraph(words.get("ui.admin.outbox.lead")), table);
    }

    private Component state(OutboxMail mail) {
        Tag.Look look = switch (mail.state()) {
            case WAITING -> Tag.Look.ACTIVE;
            case SENT -> Tag.Look.GOOD;
            case REFUSED -> Tag.Look.BAD;
            case KEPT -> Tag.Look.NEUTRAL;
        };
        return new Tag(words.get("ui.admin.outbox." + mail.state()), look);
    }

    private Component action(OutboxMail mail) {
        if (!permissions.has(AdminPortal.MAY_RETRY_MAILS)) {
            return new Span();
        }
        return switch (mail.state()) {
            case WAITING, REFUSED ->
                ActionButton.text(words.get("ui.admin.outbox.retry"), () -> {
                    outbox.retry(mail.id());
                    table.refresh();
                });
            case SENT, KEPT -> new Span();
        };
    }
}
