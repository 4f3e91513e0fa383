package org.guildhall.referral.record.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import org.guildhall.referral.record.ReferralService;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.ExitButton;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;

/** "My referrals": what one has begun and sent (SPEC H9). */
public final class MyReferralsView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "referral/mine";

    private final FormServices services;
    private final ReferralService referrals;

    /** Of the acting person. */
    public MyReferralsView(FormServices services, ReferralService referrals) {
        this.services = services;
        this.referrals = referrals;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Words words = services.words();
        ContentPage page = new ContentPage(words.get("referral.mine.title"));
        new MyReferrals(services, referrals)
                .all()
                .ifPresentOrElse(
                        cards -> page.section(words.get("referral.landing.sent"), cards),
                        () -> page.add(new Paragraph(words.get("referral.mine.none"))));
        page.add(new PageLink(LandingView.PATH, words.get("referral.mine.new")).asSecondary());
        removeAll();
        add(new ExitButton(words, referrals.exitAddress()), page);
    }
}
