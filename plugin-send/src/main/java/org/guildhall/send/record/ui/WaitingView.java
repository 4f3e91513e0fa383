package org.guildhall.send.record.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.List;
import org.guildhall.send.record.ComingOfAge;
import org.guildhall.send.record.InvitationService;
import org.guildhall.send.record.PeopleService;
import org.guildhall.send.record.WaitingInvitation;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.text.Words;

/** Whose accounts wait to be confirmed, and which young people's rights become their own (SPEC G3, G4). */
@StyleSheet(Styles.SHEET)
public final class WaitingView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "send/waiting";

    /** So many days before, somebody should ask the young person. */
    private static final int DAYS_BEFORE = 90;

    private final Words words;
    private final InvitationService invitations;
    private final PeopleService people;

    /** Of all cases. */
    public WaitingView(Words words, InvitationService invitations, PeopleService people) {
        this.words = words;
        this.invitations = invitations;
        this.people = people;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        ContentPage page = new ContentPage(words.get("send.waiting.title"));
        page.setWide();
        page.section(
                words.get("send.waiting.accounts"), new Paragraph(words.get("send.waiting.accounts.text")), accounts());
        page.section(
                words.get("send.waiting.of-age"),
                new Paragraph(words.get("send.waiting.of-age.text", DAYS_BEFORE)),
                ofAge());
        removeAll();
        add(page);
    }

    private QueueTable<WaitingInvitation> accounts() {
        QueueTable<WaitingInvitation> table = new QueueTable<>(
                words,
                words.get("send.waiting.accounts"),
                List.of(
                        Column.text(
                                words.get("send.invite.name"),
                                one -> one.invitation().name()),
                        Column.text(
                                words.get("send.invite.email"),
                                one -> one.invitation().email()),
                        Column.text(
                                words.get("send.cases.child"),
                                one -> one.child().full()),
                        Column.of(
                                words.get("send.waiting.since"),
                                one -> new Text(words.dateTime(one.invitation().changedAt()))),
                        Column.of(words.get("send.waiting.address"), this::address),
                        Column.text(words.get("send.cases.reference"), WaitingInvitation::reference)),
                one -> StaffInvitationView.path(
                        one.invitation().caseId(), one.invitation().id()));
        table.whenEmpty(words.get("send.waiting.accounts.none"));
        table.setRows(invitations.waiting());
        return table;
    }

    private Component address(WaitingInvitation waiting) {
        return waiting.invitation().addressConfirmed()
                ? new Text(words.get("send.waiting.address.same"))
                : new Tag(words.get("send.waiting.address.other"), Tag.Look.ATTENTION);
    }

    private QueueTable<ComingOfAge> ofAge() {
        QueueTable<ComingOfAge> table = new QueueTable<>(
                words,
                words.get("send.waiting.of-age"),
                List.of(
                        Column.text(words.get("send.invite.name"), ComingOfAge::name),
                        Column.text(
                                words.get("send.invite.kind"),
                                one -> words.get(one.party().kind().textKey())),
                        Column.text(
                                words.get("send.step.state"),
                                one -> words.get(one.party().state().textKey()))),
                one -> CaseView.path(one.party().caseId()) + "/party/"
                        + one.party().id() + "/basis");
        table.whenEmpty(words.get("send.waiting.of-age.none"));
        table.setRows(people.comingOfAge(DAYS_BEFORE));
        return table;
    }
}
