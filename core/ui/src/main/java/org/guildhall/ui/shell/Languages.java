package org.guildhall.ui.shell;

import com.vaadin.flow.component.UI;
import java.time.Duration;
import java.util.Locale;
import org.guildhall.api.account.AccountDetails;
import org.guildhall.api.account.Accounts;
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

    /** Remembers in visitors and accounts. */
    @Activate
    public Languages(@Reference Visitors visitors, @Reference Accounts accounts) {
        this.visitors = visitors;
        this.accounts = accounts;
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

    private void remember(Locale language) {
        Visitor visitor = visitors.current();
        visitor.setLanguage(language);
        Cookies.write(Cookies.LANGUAGE, language.getLanguage(), A_YEAR);
        visitor.signedIn().flatMap(now -> accounts.find(now.account())).ifPresent(account -> {
            AccountDetails details = account.details();
            accounts.changeDetails(
                    account.id(),
                    new AccountDetails(
                            details.name(), details.phone(), details.address(), details.profession(), language));
        });
    }
}
