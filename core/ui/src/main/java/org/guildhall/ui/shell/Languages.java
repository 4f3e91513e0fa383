package org.guildhall.ui.shell;

import com.vaadin.flow.component.UI;
import java.time.Duration;
import java.util.Locale;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountDetails;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.text.Texts;
import org.guildhall.ui.page.PageHeading;
import org.guildhall.ui.text.LanguageChoice;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Changes the language of the screen, and remembers it: in the browser, and in the account of who is signed in. */
@Component(service = {Languages.class, LanguageChoice.class})
public final class Languages implements LanguageChoice {
    private static final Duration A_YEAR = Duration.ofDays(365);

    private final Visitors visitors;
    private final Accounts accounts;
    private final Texts texts;

    /** Remembers in visitors and accounts. */
    @Activate
    public Languages(@Reference Visitors visitors, @Reference Accounts accounts, @Reference Texts texts) {
        this.visitors = visitors;
        this.accounts = accounts;
        this.texts = texts;
    }

    @Override
    public void choose(Locale language, String path) {
        remember(language);
        // a new document: its language stands in its first tag
        PageHeading.leadToNextDocument();
        UI.getCurrent().getPage().setLocation("/" + path);
    }

    void choose(Locale language) {
        remember(language);
        PageHeading.leadToNextDocument();
        UI.getCurrent().getPage().reload();
    }

    /** What was chosen in this browser holds on and for the account; where nothing was, the account's language comes. */
    void settle(Account account) {
        Locale language = Cookies.language(texts.languages())
                .orElseGet(() -> account.details().language());
        visitors.current().setLanguage(language);
        remember(account, language);
    }

    private void remember(Locale language) {
        Visitor visitor = visitors.current();
        visitor.setLanguage(language);
        Cookies.write(Cookies.LANGUAGE, language.getLanguage(), A_YEAR);
        visitor.signedIn()
                .flatMap(now -> accounts.find(now.account()))
                .ifPresent(account -> remember(account, language));
    }

    private void remember(Account account, Locale language) {
        AccountDetails details = account.details();
        if (!language.equals(details.language())) {
            accounts.changeDetails(
                    account.id(),
                    new AccountDetails(
                            details.name(), details.phone(), details.address(), details.profession(), language));
        }
    }
}
