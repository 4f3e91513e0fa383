package org.guildhall.ui.shell;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.text.Texts;
import org.guildhall.ui.text.Words;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Texts in the language of the browser being served: chosen in it, else the account's, else English. */
@Component
public final class SessionWords implements Words {
    private static final long KILOBYTE = 1_000;
    private static final long MEGABYTE = 1_000_000;
    private static final long GIGABYTE = 1_000_000_000;

    private final Texts texts;
    private final Visitors visitors;
    private final Accounts accounts;

    /** Speaks for the visitors. */
    @Activate
    public SessionWords(@Reference Texts texts, @Reference Visitors visitors, @Reference Accounts accounts) {
        this.texts = texts;
        this.visitors = visitors;
        this.accounts = accounts;
    }

    @Override
    public String get(String key, Object... values) {
        return texts.get(language(), key, values);
    }

    @Override
    public boolean has(String key) {
        return texts.has(key);
    }

    @Override
    public String date(LocalDate date) {
        return texts.date(language(), date);
    }

    @Override
    public String dateTime(Instant time) {
        return texts.dateTime(language(), time);
    }

    @Override
    public String byEndOf(LocalDate day) {
        return texts.byEndOf(language(), day);
    }

    @Override
    public String size(long bytes) {
        if (bytes < KILOBYTE) {
            return get("ui.size.bytes", Long.toString(bytes));
        }
        if (bytes < MEGABYTE) {
            return get("ui.size.kilobytes", number(bytes, KILOBYTE, 0));
        }
        return bytes < GIGABYTE
                ? get("ui.size.megabytes", number(bytes, MEGABYTE, 1))
                : get("ui.size.gigabytes", number(bytes, GIGABYTE, 1));
    }

    @Override
    public Locale language() {
        Visitor visitor = visitors.current();
        return visitor.language().orElseGet(() -> {
            Locale language = Cookies.language(texts.languages())
                    .or(() -> ofAccount(visitor))
                    .orElse(Texts.ENGLISH);
            visitor.setLanguage(language);
            return language;
        });
    }

    @Override
    public List<Locale> languages() {
        return texts.languages();
    }

    private Optional<Locale> ofAccount(Visitor visitor) {
        return visitor.signedIn()
                .flatMap(now -> accounts.find(now.account()))
                .map(Account::details)
                .map(details -> details.language());
    }

    private String number(long bytes, long unit, int digits) {
        NumberFormat format = NumberFormat.getNumberInstance(language());
        format.setMaximumFractionDigits(digits);
        return format.format((double) bytes / unit);
    }
}
