package org.guildhall.referral.record.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.List;
import org.guildhall.referral.record.Referral;
import org.guildhall.referral.record.ReferralId;
import org.guildhall.referral.record.TriageService;
import org.guildhall.ui.field.Field;
import org.guildhall.ui.field.TickInput;
import org.guildhall.ui.form.TypedSoFar;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.page.Said;
import org.guildhall.ui.text.Words;

/** A page on which an officer writes something about a referral; what is typed is kept until it is sent. */
abstract class CasePage extends Div implements BeforeEnterObserver {
    /** Rows of a field for several sentences. */
    static final int ROWS = 6;

    /** Texts. */
    final Words words;

    /** What is done. */
    final TriageService triage;

    private final String name;

    CasePage(Words words, TriageService triage, String name) {
        this.words = words;
        this.triage = triage;
        this.name = name;
    }

    @Override
    public final void beforeEnter(BeforeEnterEvent event) {
        Referral referral = triage.open(new ReferralId(PathPart.id(event, "id")));
        QuestionPage page = new QuestionPage(words, words.get("referral." + name + ".title"));
        page.setCaption(
                words.get("referral.case.caption", words.get(referral.form() + ".title"), referral.reference()));
        page.setBack(CaseView.path(referral.id()));
        fill(page, referral);
        removeAll();
        add(page);
    }

    /** Asks what there is to ask. */
    abstract void fill(QuestionPage page, Referral referral);

    /** Keeps these fields from now on. */
    final void keeps(QuestionPage page, Referral referral, List<Field<String>> fields, TickInput... ticks) {
        page.addContent(new TypedSoFar(
                words,
                page,
                triage.typed(referral.id(), name),
                typed -> triage.keepTyped(referral.id(), name, typed),
                fields,
                List.of(ticks)));
    }

    /** Back to the referral, which says that it worked. */
    final void done(Referral referral, String textKey) {
        Said.on(this, CaseView.path(referral.id()), textKey);
    }
}
