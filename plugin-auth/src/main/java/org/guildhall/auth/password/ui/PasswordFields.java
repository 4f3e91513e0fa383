package org.guildhall.auth.password.ui;

import java.util.function.Supplier;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.password.PasswordOwner;
import org.guildhall.api.password.PasswordPolicy;
import org.guildhall.auth.password.PasswordEntry;
import org.guildhall.ui.field.ShowPassword;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** Password and confirmation on a page, with the panel "Password policy" beside them. */
public final class PasswordFields {
    private static final int TYPING_PAUSE = 250;

    private final int minimumLength;
    private final TextInput password;
    private final TextInput confirmation;
    private final PolicyPanel panel;
    private final Supplier<PasswordOwner> owner;

    /**
     * Adds fields and panel to a page.
     *
     * @param minimumLength what the portal asks for that the person is heading for
     * @param owner whose password it is to be, as entered so far
     */
    public PasswordFields(
            Words words,
            QuestionPage page,
            PasswordPolicy policy,
            int minimumLength,
            Supplier<PasswordOwner> owner,
            Labels labels) {
        this.minimumLength = minimumLength;
        this.owner = owner;
        panel = new PolicyPanel(words, policy);
        password = field(words, PasswordEntry.PASSWORD, labels.password());
        confirmation = field(words, PasswordEntry.CONFIRMATION, labels.confirmation());
        password.onTyping(TYPING_PAUSE, typed -> check());
        page.ask(password);
        page.ask(confirmation);
        page.addContent(new ShowPassword(words, password, confirmation));
        page.setGuide(panel);
    }

    /** What was typed. */
    public PasswordEntry entry() {
        return new PasswordEntry(password.value(), confirmation.value(), minimumLength);
    }

    /** Ticks the rules anew, after the owner's name or address has changed. */
    public void check() {
        panel.check(password.value(), owner.get());
    }

    /** An action of a button: the rules that it finds not met are marked in the panel, those on earlier passwords too. */
    public Runnable marking(Runnable action) {
        return () -> {
            try {
                action.run();
            } catch (InvalidInputException refused) {
                panel.refuse(refused.problems());
                throw refused;
            }
        };
    }

    /** Empties both fields. */
    public void clear() {
        password.setValue("");
        confirmation.setValue("");
        check();
    }

    private static TextInput field(Words words, String name, String labelKey) {
        TextInput field = TextInput.password(name, words.get(labelKey), "new-password");
        field.setRequired(true);
        return field;
    }

    /** Text keys of the two labels. */
    public record Labels(String password, String confirmation) {
        /** "Password" and "Confirm password". */
        public static final Labels FIRST = new Labels("auth.register.password", "auth.register.confirmation");

        /** "New password" and "Confirm new password". */
        public static final Labels NEW = new Labels("auth.new-password.password", "auth.new-password.confirmation");
    }
}
