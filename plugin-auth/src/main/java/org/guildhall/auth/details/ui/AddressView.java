package org.guildhall.auth.details.ui;

import org.guildhall.api.account.AccountDetails;
import org.guildhall.api.address.AddressFinder;
import org.guildhall.auth.details.MyDetailsService;
import org.guildhall.auth.ui.Paths;
import org.guildhall.ui.field.AddressInput;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** Changes the address. */
public final class AddressView extends QuestionPage {
    private final MyDetailsService details;
    private final AddressInput address;

    /** Made anew at each visit. */
    public AddressView(Words words, MyDetailsService details, AddressFinder finder) {
        super(words, words.get("auth.details.address.title"));
        this.details = details;
        explainStar();
        address = new AddressInput(
                words, "address", words.get("auth.register.address"), finder, words.get("auth.register.lookup"));
        address.setRequired(true);
        address.setOwn();
        address.setAlwaysWhole();
        address.setValue(details.mine().details().address());
        ask(address);
        primary(words.get("auth.save"), this::save);
        link(words.get("auth.cancel"), Paths.DETAILS);
    }

    private void save() {
        details.change(
                now -> new AccountDetails(now.name(), now.phone(), address.value(), now.profession(), now.language()));
        Saved.goBack("auth.details.saved");
    }
}
