package org.guildhall.referral.record.ui;

import com.vaadin.flow.component.html.Paragraph;
import org.guildhall.referral.record.ReferralService;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.ExitButton;
import org.guildhall.ui.page.PageLink;

/** "My referrals": what one has begun and sent (SPEC H9). */
public final class MyReferralsView extends ContentPage {
    /** Where it stands. */
    public static final String PATH = "referral/mine";

    /** Of the acting person. */
    public MyReferralsView(FormServices services, ReferralService referrals) {
        super(services.words().get("referral.mine.title"));
        addComponentAsFirst(new ExitButton(services.words(), referrals.exitAddress()));
        new MyReferrals(services, referrals)
                .show()
                .ifPresentOrElse(
                        cards -> section(services.words().get("referral.landing.sent"), cards),
                        () -> add(new Paragraph(services.words().get("referral.mine.none"))));
        add(new PageLink(LandingView.PATH, services.words().get("referral.mine.new")).asSecondary());
    }
}
