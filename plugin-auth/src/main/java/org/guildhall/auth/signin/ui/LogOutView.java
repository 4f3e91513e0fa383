package org.guildhall.auth.signin.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import org.guildhall.auth.ui.Paths;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.session.SignedIn;
import org.guildhall.ui.text.Words;

/** Asks before it logs out, so that no link from elsewhere can do that. */
public final class LogOutView extends QuestionPage implements BeforeEnterObserver {
    private final SignedIn signedIn;

    /** Made anew at each visit. */
    public LogOutView(Words words, SignedIn signedIn) {
        super(words, words.get("auth.log-out.title"));
        this.signedIn = signedIn;
        addContent(new Paragraph(words.get("auth.log-out.text")));
        primary(words.get("auth.log-out.button"), signedIn::end);
        link(words.get("auth.cancel"), "");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (signedIn.account().isEmpty()) {
            event.forwardTo(Paths.SIGN_IN);
        }
    }
}
