package org.guildhall.referral.record.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.List;
import java.util.Optional;
import org.guildhall.api.form.Draft;
import org.guildhall.referral.Inbox;
import org.guildhall.referral.Inboxes;
import org.guildhall.referral.record.ReferralService;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.ExitButton;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;

/** What a form is for, before one starts; nobody needs an account to begin (SPEC H3). */
@StyleSheet(Styles.SHEET)
public final class StartView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "referral/start/:inbox";

    private final FormServices services;
    private final ReferralService referrals;
    private final Inboxes inboxes;

    /** About the inbox that the address names. */
    public StartView(FormServices services, ReferralService referrals, Inboxes inboxes) {
        this.services = services;
        this.referrals = referrals;
        this.inboxes = inboxes;
    }

    static String path(Inbox inbox) {
        return "referral/start/" + inbox.id();
    }

    /** What must not be done before the council has answered, where there is such a thing. */
    static Optional<Notice> warning(Words words, String form) {
        return Optional.of("referral.start.warning." + form.substring(form.indexOf('.') + 1))
                .filter(words::has)
                .map(key -> new Notice(Notice.Kind.WARNING, words.get(key)));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Words words = services.words();
        Inbox inbox = inboxes.get(event.getRouteParameters().get("inbox").orElse(""));
        List<Draft> drafts = referrals.drafts(services.signedIn().draftOwner()).stream()
                .filter(draft -> draft.form().equals(inbox.form()))
                .toList();
        ContentPage page = new ContentPage(words.get(inbox.titleKey()));
        if (inbox.referral()) {
            page.add(Emergency.notice(words, referrals));
        }
        page.add(new Paragraph(words.get(inbox.form() + ".intro")));
        warning(words, inbox.form()).ifPresent(page::add);
        if (!drafts.isEmpty()) {
            page.add(new Notice(
                    Notice.Kind.INFORMATION,
                    new Paragraph(words.get("referral.start.unfinished")),
                    new PageLink(FormView.path(drafts.getFirst().id(), ""), words.get("referral.start.resume"))));
        }
        page.section(
                words.get("referral.start.how"),
                new UnorderedList(
                        new ListItem(words.get("referral.start.how.account")),
                        new ListItem(words.get("referral.start.how.saved")),
                        new ListItem(words.get("referral.start.how.skip")),
                        new ListItem(words.get("referral.start.how.days", inbox.workingDays()))));
        page.section(
                words.get("referral.start.privacy"),
                new Paragraph(words.get("referral.start.privacy.text", referrals.council())),
                new Paragraph(new PageLink("privacy", words.get("referral.start.privacy.policy"))));
        page.add(ActionButton.primary(words.get("referral.start.start"), () -> {
            Draft draft = referrals.begin(inbox, services.signedIn().draftOwner());
            getUI().ifPresent(ui -> ui.navigate(FormView.path(draft.id(), "")));
        }));
        removeAll();
        add(new ExitButton(words, referrals.exitAddress()), page);
    }
}
