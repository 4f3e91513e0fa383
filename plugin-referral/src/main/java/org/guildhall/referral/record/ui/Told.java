package org.guildhall.referral.record.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import java.util.List;
import org.guildhall.api.form.FormDefinition;
import org.guildhall.referral.record.Referral;
import org.guildhall.referral.record.ReferralForms;
import org.guildhall.ui.form.FormFlow;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.form.ToldSection;
import org.guildhall.ui.list.SummaryList;

/** What was answered in a referral, in words. */
final class Told {
    private Told() {}

    static List<ToldSection> sections(FormServices services, ReferralForms forms, Referral referral) {
        FormDefinition form = forms.whole(referral.form());
        return FormFlow.told(services, form, new ReadingHost(), referral.answers());
    }

    /** All sections one under another; what was not given is said to be so. */
    static Div shown(FormServices services, ReferralForms forms, Referral referral) {
        Div all = new Div();
        all.addClassName("gh-stack");
        for (ToldSection section : sections(services, forms, referral)) {
            SummaryList rows = new SummaryList(services.words());
            section.rows().forEach(row -> rows.row(row.question(), row.lines()));
            all.add(new H3(section.title()), rows);
        }
        return all;
    }
}
