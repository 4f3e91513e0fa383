package org.guildhall.auth.registration.ui;

import org.guildhall.api.account.PersonName;
import org.guildhall.auth.registration.DetailsCheck;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** "Forename", "Surname" and "Phone number" of the person at the screen. */
public final class PersonFields {
    private final TextInput forename;
    private final TextInput surname;
    private final TextInput phone;

    /** Adds the fields to a page. */
    public PersonFields(Words words, QuestionPage page) {
        forename = name(words.get("auth.register.forename"), "forename", "given-name");
        surname = name(words.get("auth.register.surname"), "surname", "family-name");
        phone = TextInput.phone("phone", words.get("auth.register.phone"));
        page.ask(forename);
        page.ask(surname);
        page.ask(phone);
    }

    /** The name as typed. */
    public PersonName name() {
        return new PersonName(forename.value(), surname.value());
    }

    /** The telephone number as typed; empty where none was. */
    public String phone() {
        return phone.value();
    }

    /** Shows what was entered earlier. */
    public void setValue(PersonName name, String number) {
        forename.setValue(name.forename());
        surname.setValue(name.surname());
        phone.setValue(number);
    }

    private static TextInput name(String label, String name, String autocomplete) {
        TextInput field = new TextInput(name, label);
        field.setMaximumLength(DetailsCheck.MAXIMUM_LENGTH);
        field.setAutocomplete(autocomplete);
        field.control().setAttribute("spellcheck", "false");
        field.setRequired(true);
        return field;
    }
}
