package org.guildhall.auth.registration.ui;

import java.util.function.Supplier;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.password.PasswordOwner;
import org.guildhall.api.password.PasswordPolicy;
import org.guildhall.auth.password.PasswordEntry;
import org.guildhall.auth.password.ui.PasswordFields;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** "Register a new account - step 2" (SPEC B4, B5). */
final class LoginStep extends QuestionPage {
    private final Words words;
    private final TextInput email;
    private final PasswordFields password;

    LoginStep(Words words, PasswordPolicy policy, int minimumLength, Supplier<PersonName> name) {
        super(words, words.get("auth.register.login.title"));
        this.words = words;
        explainStar();
        email = TextInput.email("email", words.get("auth.register.email"));
        email.setAutocomplete("username");
        email.setRequired(true);
        email.setHint(words.get("auth.register.email.hint") + " " + words.get("auth.register.email.use"));
        ask(email);
        password = new PasswordFields(
                words,
                this,
                policy,
                minimumLength,
                () -> new PasswordOwner(name.get().forename(), name.get().surname(), email.value()),
                PasswordFields.Labels.FIRST);
        email.onChange(password::check);
    }

    String email() {
        return email.value();
    }

    void setEmail(String address) {
        email.setValue(address);
    }

    /** The address that a link was mailed to cannot be changed: it is what the link proves. */
    void lockEmail(String address) {
        email.setValue(address);
        email.control().setAttribute("readonly", true);
        email.addClassName("auth-fixed");
        email.setHint(words.get("auth.register.email.locked"));
    }

    PasswordEntry password() {
        return password.entry();
    }

    Runnable marking(Runnable action) {
        return password.marking(action);
    }

    void clearPassword() {
        password.clear();
    }
}
