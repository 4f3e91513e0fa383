package org.guildhall.referral.record.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.Optional;
import java.util.UUID;
import org.guildhall.api.form.Draft;
import org.guildhall.referral.record.ReferralId;
import org.guildhall.referral.record.ReferralService;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.page.ExitButton;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** Asks whether a draft is meant to be deleted: nothing brings its answers and files back. */
public final class DeleteDraftView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "referral/delete-draft/:draft";

    private final FormServices services;
    private final Words words;
    private final ReferralService referrals;

    /** About the draft that the address names. */
    public DeleteDraftView(FormServices services, ReferralService referrals) {
        this.services = services;
        this.words = services.words();
        this.referrals = referrals;
    }

    static String path(UUID draft) {
        return "referral/delete-draft/" + draft;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UUID id = PathPart.id(event, "draft");
        Optional<ReferralId> sent = referrals.sentFrom(id);
        if (sent.isPresent()) {
            event.forwardTo(SentView.path(sent.get()));
            return;
        }
        QuestionPage page = new QuestionPage(words, words.get("referral.delete.title"));
        page.setBack(MyReferralsView.PATH);
        Optional<Draft> draft = referrals.drafts(services.signedIn().draftOwner()).stream()
                .filter(kept -> kept.id().equals(id))
                .findFirst();
        // gone already is what was wanted
        draft.ifPresentOrElse(kept -> ask(page, kept), () -> deleted(page));
        removeAll();
        add(new ExitButton(words, referrals.exitAddress()), page);
    }

    private void ask(QuestionPage page, Draft draft) {
        page.addContent(
                new Paragraph(words.get(
                        "referral.delete.which",
                        words.get(referrals.inboxOf(draft).titleKey()),
                        words.dateTime(draft.changedAt()))),
                new Paragraph(words.get("referral.delete.text")));
        page.warning(words.get("referral.mine.delete"), () -> {
            referrals.discard(draft.id(), services.signedIn().draftOwner());
            referrals
                    .sentFrom(draft.id())
                    .ifPresentOrElse(
                            sent -> getUI().ifPresent(ui -> ui.navigate(SentView.path(sent))), () -> deleted(page));
        });
        page.link(words.get("referral.delete.keep"), MyReferralsView.PATH);
    }

    private void deleted(QuestionPage page) {
        page.clear();
        page.changeHeading(words.get("referral.delete.done"));
        page.addContent(new PageLink(LandingView.PATH, words.get("referral.mine.new")).asSecondary());
    }
}
