package org.guildhall.auth.details.ui;

import com.vaadin.flow.component.html.Paragraph;
import org.guildhall.api.account.AccountDetails;
import org.guildhall.api.settings.Settings;
import org.guildhall.auth.AuthSettings;
import org.guildhall.auth.details.MyDetailsService;
import org.guildhall.auth.registration.DetailsCheck;
import org.guildhall.auth.registration.ui.ProfessionFields;
import org.guildhall.auth.ui.Paths;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.portal.RegistrationProfile;
import org.guildhall.ui.text.Words;

/** Changes whether the account is used in a professional capacity (SPEC B3). */
public final class ProfessionView extends QuestionPage {
    private final MyDetailsService details;
    private final ProfessionFields profession;

    /** Made anew at each visit. */
    public ProfessionView(Words words, MyDetailsService details, Settings<AuthSettings> settings) {
        super(words, words.get("auth.details.profession.title"));
        this.details = details;
        addContent(new Paragraph(words.get("auth.details.profession.hint")));
        explainStar();
        profession = new ProfessionFields(
                words, RegistrationProfile.Professional.OPTIONAL, DetailsCheck.roles(settings.get()));
        profession.setValue(details.mine().details().profession());
        addContent(profession);
        profession.watchOn(this);
        primary(words.get("auth.save"), this::save);
        link(words.get("auth.cancel"), Paths.DETAILS);
    }

    private void save() {
        details.change(
                now -> new AccountDetails(now.name(), now.phone(), now.address(), profession.value(), now.language()));
        Saved.goBack("auth.details.saved");
    }
}
