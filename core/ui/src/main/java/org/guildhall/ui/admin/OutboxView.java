package org.guildhall.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.guildhall.api.mail.Outbox;
import org.guildhall.api.mail.OutboxMail;
import org.guildhall.api.mail.OutboxMail.State;
import org.guildhall.api.permission.Permissions;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.text.Words;

/** Mails by state, those first that somebody may have to look at. */
final class OutboxView extends ContentPage {
    private static final int MOST = 500;

    private final Words words;
    private final Outbox outbox;
    private final boolean mayRetry;
    private final Div said = new Div();
    private final QueueTable<OutboxMail> table;

    OutboxView(Words words, Outbox outbox, Permissions permissions) {
        super(words.get("ui.admin.outbox"));
        this.words = words;
        this.outbox = outbox;
        mayRetry = permissions.has(AdminPortal.MAY_RETRY_MAILS);
        setWide();
        said.addClassName("gh-said");
        table = new QueueTable<>(words, words.get("ui.admin.outbox.caption"), columns(), mail -> "");
        table.whenEmpty(words.get("ui.admin.outbox.empty"));
        filter("open", State.WAITING, State.REFUSED);
        table.filter(
                "stuck",
                words.get("ui.admin.outbox.filter.stuck"),
                () -> mails(State.WAITING, State.REFUSED).stream()
                        .filter(OutboxMail::stuck)
                        .toList());
        filter("sent", State.SENT);
        filter("kept", State.KEPT);
        add(new Paragraph(words.get("ui.admin.outbox.lead")), said);
        if (mayRetry) {
            Div buttons = new Div(ActionButton.secondary(words.get("ui.admin.outbox.retry-all"), this::retryAll));
            buttons.addClassName("gh-buttons");
            add(buttons);
        }
        add(table);
    }

    private void filter(String name, State... states) {
        table.filter(name, words.get("ui.admin.outbox.filter." + name), () -> mails(states));
    }

    private List<OutboxMail> mails(State... states) {
        return outbox.list(Set.of(states), MOST);
    }

    private List<Column<OutboxMail>> columns() {
        return List.of(
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
                Column.of(words.get("ui.admin.outbox.action"), this::action));
    }

    private Component state(OutboxMail mail) {
        Tag.Look look = switch (mail.state()) {
            case WAITING -> mail.stuck() ? Tag.Look.ATTENTION : Tag.Look.ACTIVE;
            case SENT -> Tag.Look.GOOD;
            case REFUSED -> Tag.Look.BAD;
            case KEPT -> Tag.Look.NEUTRAL;
        };
        boolean waitsAfterATry = mail.state() == State.WAITING && mail.stuck();
        Div cell = new Div(
                new Tag(words.get(waitsAfterATry ? "ui.admin.outbox.stuck" : "ui.admin.outbox." + mail.state()), look));
        cell.addClassName("gh-cell-reason");
        if (mail.reasonKey() != null) {
            cell.add(new Div(words.get(mail.reasonKey())));
        }
        if (waitsAfterATry && mail.nextTryAt() != null) {
            cell.add(new Div(words.get("ui.admin.outbox.next", words.dateTime(mail.nextTryAt()))));
        }
        if (mail.stuck() && mail.problem() != null) {
            Div server = new Div(mail.problem());
            server.addClassName("gh-breaks");
            cell.add(new NativeDetails(words.get("ui.admin.outbox.server-said"), server));
        }
        return cell;
    }

    private Component action(OutboxMail mail) {
        if (!mayRetry || !mail.canRetry()) {
            return new Span();
        }
        ActionButton retry = ActionButton.text(words.get("ui.admin.outbox.retry"), () -> {
            outbox.retry(mail.id());
            say(words.get("ui.admin.outbox.retried", mail.subject()));
        });
        Span more = new Span(" " + mail.subject());
        more.addClassName("gh-hidden");
        retry.add(more);
        return retry;
    }

    private void retryAll() {
        int mails = outbox.retryAll();
        say(mails == 0 ? words.get("ui.admin.outbox.none-stuck") : words.get("ui.admin.outbox.retried-all", mails));
    }

    private void say(String text) {
        said.removeAll();
        said.add(new Notice(Notice.Kind.SUCCESS, text).announced());
        table.refresh();
    }
}
