package org.guildhall.referral.record.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import org.guildhall.api.time.WorkingDays;
import org.guildhall.referral.Inboxes;
import org.guildhall.referral.record.Referral;
import org.guildhall.referral.record.ReferralForms;
import org.guildhall.referral.record.ReferralId;
import org.guildhall.referral.record.ReferralService;
import org.guildhall.ui.page.ConfirmationPanel;
import org.guildhall.ui.page.ExitButton;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.text.Words;

/** What was sent, what happens next and by when (SPEC H8). */
@StyleSheet(Styles.SHEET)
public final class SentView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "referral/sent/:id";

    private final Words words;
    private final ReferralService referrals;
    private final Inboxes inboxes;

    /** Shows the referral that the address names, to the person who sent it. */
    public SentView(Words words, ReferralService referrals, Inboxes inboxes) {
        this.words = words;
        this.referrals = referrals;
        this.inboxes = inboxes;
        addClassNames("gh-content", "gh-stack");
    }

    static String path(ReferralId id) {
        return "referral/sent/" + id;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Referral referral = referrals.mine(new ReferralId(PathPart.id(event, "id")));
        boolean isReferral =
                inboxes.all().stream().anyMatch(inbox -> inbox.form().equals(referral.form()) && inbox.referral());
        removeAll();
        ConfirmationPanel panel =
                new ConfirmationPanel(words.get(isReferral ? "referral.sent.title" : "referral.sent.enquiry"));
        panel.setReference(words.get("referral.sent.reference"), referral.reference());
        add(new ExitButton(words, referrals.exitAddress()));
        if (referral.urgent()) {
            add(Emergency.told(words, referrals));
        }
        if (ReferralForms.namesSelfHarm(referral.answers())) {
            add(new Notice(Notice.Kind.INFORMATION, words.get("referral.sent.self-harm")));
        }
        add(
                panel,
                new Paragraph(words.get(
                        ReferralForms.takesMail(referral.answers()) ? "referral.sent.mail" : "referral.sent.no-mail")),
                new H2(words.get("referral.sent.next")),
                new Paragraph(words.get(
                        "referral.sent.by",
                        words.byEndOf(referral.due().atZone(WorkingDays.ZONE).toLocalDate()))),
                new Paragraph(words.get(contactKey(referral, isReferral))));
        StartView.warning(words, referral.form()).ifPresent(this::add);
        if (isReferral && !referral.urgent()) {
            add(Emergency.notice(words, referrals));
        }
        add(
                new Paragraph(new PageLink(MyReferralView.path(referral.id()), words.get("referral.sent.open"))),
                new PageLink(LandingView.PATH, words.get("referral.sent.another")).asSecondary());
    }

    /** Nobody whom a call or an e-mail would put at risk reads that one may come. */
    private static String contactKey(Referral referral, boolean isReferral) {
        if (!ReferralForms.takesMail(referral.answers()) || !ReferralForms.takesCalls(referral.answers())) {
            return "referral.sent.safely";
        }
        return isReferral ? "referral.sent.may-call" : "referral.sent.answer";
    }
}
