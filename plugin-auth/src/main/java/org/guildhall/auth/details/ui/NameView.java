package org.guildhall.auth.details.ui;

import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountDetails;
import org.guildhall.auth.details.MyDetailsService;
import org.guildhall.auth.registration.ui.PersonFields;
import org.guildhall.auth.ui.Paths;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** Changes name and telephone number. */
public final class NameView extends QuestionPage {
    private final MyDetailsService details;
    private final PersonFields person;

    /** Made anew at each visit. */
    public NameView(Words words, MyDetailsService details) {
        super(words, words.get("auth.details.name.title"));
        this.details = details;
        explainStar();
        person = new PersonFields(words, this);
        Account account = details.mine();
        person.setValue(account.details().name(), account.details().phone());
        primary(words.get("auth.save"), this::save);
        link(words.get("auth.cancel"), Paths.DETAILS);
    }

    private void save() {
        details.change(now ->
                new AccountDetails(person.name(), person.phone(), now.address(), now.profession(), now.language()));
        Saved.goBack("auth.details.saved");
    }
}
