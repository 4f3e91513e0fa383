package org.guildhall.send.record.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.SendCase;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.page.QuestionPage;

/** Changes what is known of the child. */
public final class DescribeView extends CasePage {
    /** Where it stands. */
    public static final String PATH = "send/case/:id/describe";

    private final FormServices services;

    /** About the case that the address names. */
    public DescribeView(FormServices services, CaseService cases) {
        super(services.words(), cases, "describe");
        this.services = services;
    }

    @Override
    protected void fill(QuestionPage page, SendCase shown, BeforeEnterEvent event) {
        CaseFields child = new CaseFields(services, page);
        child.show(shown.details());
        child.askMoves(words, page, shown.details());
        page.primary(words.get("send.describe.button"), () -> {
            cases.describe(shown, child.value());
            done(shown);
        });
    }
}
