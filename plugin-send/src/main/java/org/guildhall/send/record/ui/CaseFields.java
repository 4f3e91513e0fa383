package org.guildhall.send.record.ui;

import java.util.List;
import java.util.stream.Stream;
import org.guildhall.api.account.PersonName;
import org.guildhall.send.clock.PhaseTransfer;
import org.guildhall.send.record.CaseDetails;
import org.guildhall.ui.field.AddressInput;
import org.guildhall.ui.field.DateInput;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** Who a child is: asked when a case is opened, and changed later. */
final class CaseFields {
    private static final int LONGEST_NAME = 100;
    private static final int REFERENCE = 20;

    private final TextInput forename;
    private final TextInput surname;
    private final DateInput birth;
    private final AddressInput address;
    private final TextInput former;
    private List<PhaseTransfer> transfers = List.of();

    CaseFields(FormServices services, QuestionPage page) {
        Words words = services.words();
        forename = page.ask(new TextInput("forename", words.get("send.open.forename")));
        surname = page.ask(new TextInput("surname", words.get("send.open.surname")));
        Stream.of(forename, surname).forEach(field -> {
            field.setRequired(true);
            field.setMaximumLength(LONGEST_NAME);
            field.setAutocomplete("off");
            field.control().setAttribute("spellcheck", "false");
        });
        birth = page.ask(new DateInput(words, "birth", words.get("send.open.birth")));
        birth.setRequired(true);
        address = page.ask(new AddressInput(
                words,
                "address",
                words.get("send.open.address"),
                services.addresses(),
                words.get("send.open.find-address")));
        former = new TextInput("formerReference", words.get("send.open.former-reference"));
        former.setWidthInCharacters(REFERENCE);
        former.setAutocomplete("off");
        former.setHint(words.get("send.open.former-reference.hint"));
        page.ask(former);
    }

    void show(CaseDetails details) {
        forename.setValue(details.child().forename());
        surname.setValue(details.child().surname());
        birth.setValue(details.birth().toString());
        address.setValue(details.address());
        former.setValue(details.formerReference());
        transfers = details.transfers();
    }

    CaseDetails value() {
        return new CaseDetails(
                new PersonName(forename.value(), surname.value()),
                CasePage.date(birth),
                address.value(),
                former.value(),
                transfers);
    }
}
