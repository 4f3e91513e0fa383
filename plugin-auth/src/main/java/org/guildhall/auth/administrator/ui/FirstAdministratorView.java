package org.guildhall.auth.administrator.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.Optional;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.password.PasswordOwner;
import org.guildhall.auth.administrator.FirstAdministratorService;
import org.guildhall.auth.administrator.NewAdministrator;
import org.guildhall.auth.password.ui.PasswordFields;
import org.guildhall.auth.registration.DetailsCheck;
import org.guildhall.auth.ui.Paths;
import org.guildhall.auth.ui.SignedInPolicy;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.session.SignedIn;
import org.guildhall.ui.text.Words;

/** Sets up the first administrator, for whoever holds the link from the server's console. */
public final class FirstAdministratorView extends Div implements BeforeEnterObserver {
    private final Words words;
    private final FirstAdministratorService administrators;
    private final SignedIn signedIn;

    /** Made anew at each visit. */
    public FirstAdministratorView(Words words, FirstAdministratorService administrators, SignedIn signedIn) {
        this.words = words;
        this.administrators = administrators;
        this.signedIn = signedIn;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String token = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(Paths.TOKEN)
                .orElse("");
        show(administrators.usable(token) ? question(token) : dead());
    }

    private QuestionPage question(String token) {
        QuestionPage page = new QuestionPage(words, words.get("auth.first-administrator.title"));
        page.addContent(new Paragraph(words.get("auth.first-administrator.intro")));
        page.explainStar();
        TextInput forename = page.ask(name("forename", "auth.register.forename", "given-name"));
        TextInput surname = page.ask(name("surname", "auth.register.surname", "family-name"));
        TextInput email = TextInput.email("email", words.get("auth.register.email"));
        email.setAutocomplete("username");
        email.setRequired(true);
        page.ask(email);
        PasswordFields password = new PasswordFields(
                words,
                page,
                administrators.policy(),
                0,
                () -> new PasswordOwner(forename.value(), surname.value(), email.value()),
                PasswordFields.Labels.FIRST);
        page.primary(
                words.get("auth.first-administrator.submit"),
                password.marking(() -> create(
                        token,
                        new NewAdministrator(
                                new PersonName(forename.value(), surname.value()),
                                email.value(),
                                password.entry(),
                                words.language()))));
        return page;
    }

    private void create(String token, NewAdministrator typed) {
        Optional<AccountId> account = administrators.create(token, typed);
        if (account.isEmpty()) {
            show(dead());
            return;
        }
        signedIn.begin(account.get());
        SignedInPolicy.remember(administrators.policy().name());
        signedIn.goOn();
    }

    private ContentPage dead() {
        ContentPage page = new ContentPage(words.get("auth.first-administrator.dead.title"));
        page.add(new Paragraph(words.get("auth.first-administrator.dead")));
        return page;
    }

    private void show(Component page) {
        removeAll();
        add(page);
    }

    private TextInput name(String field, String labelKey, String autocomplete) {
        TextInput name = new TextInput(field, words.get(labelKey));
        name.setMaximumLength(DetailsCheck.MAXIMUM_LENGTH);
        name.setAutocomplete(autocomplete);
        name.setRequired(true);
        return name;
    }
}
