package org.guildhall.auth.registration.ui;

import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.guildhall.api.account.AccountDetails;
import org.guildhall.api.address.AddressFinder;
import org.guildhall.ui.field.AddressInput;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.portal.RegistrationProfile;
import org.guildhall.ui.text.Words;

/** "Register a new account - step 1" (SPEC B2, B3). */
final class DetailsStep extends QuestionPage {
    private final Words words;
    private final PersonFields person;
    private final ProfessionFields profession;
    private final AddressInput address;

    DetailsStep(Words words, AddressFinder finder, RegistrationProfile.Professional asked, List<String> roles) {
        super(words, words.get("auth.register.details.title"));
        this.words = words;
        addContent(new Paragraph(words.get("auth.register.details.hint")));
        explainStar();
        person = new PersonFields(words, this);
        profession = new ProfessionFields(words, asked, roles);
        addContent(profession);
        profession.watchOn(this);
        address = new AddressInput(
                words, "address", words.get("auth.register.address"), finder, words.get("auth.register.lookup"));
        address.setRequired(true);
        address.setOwn();
        address.setAlwaysWhole();
        ask(address);
        profession.onTick(this::nameAddress);
        nameAddress();
    }

    AccountDetails value() {
        return new AccountDetails(person.name(), person.phone(), address.value(), profession.value(), words.language());
    }

    void setValue(AccountDetails details) {
        person.setValue(details.name(), details.phone());
        profession.setValue(details.profession());
        address.setValue(details.address());
        nameAddress();
    }

    private void nameAddress() {
        address.setHint(profession.professional() ? words.get("auth.register.work-address") : "");
    }
}
