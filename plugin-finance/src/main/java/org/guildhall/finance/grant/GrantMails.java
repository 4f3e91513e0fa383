package org.guildhall.finance.grant;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;
import java.util.TreeMap;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.mail.Mails;
import org.guildhall.api.mail.NewMail;
import org.guildhall.api.person.AccessGrant;
import org.guildhall.api.person.People;
import org.guildhall.api.person.Person;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What holders are told of their access by mail; of the person, the first letter alone (SPEC F13). */
@Component(service = GrantMails.class)
public final class GrantMails {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final Mails mails;
    private final Accounts accounts;
    private final People people;
    private final Instance instance;

    /** Writes into the outbox of this bundle. */
    @Activate
    public GrantMails(
            @Reference Mails mails,
            @Reference Accounts accounts,
            @Reference People people,
            @Reference Instance instance) {
        this.mails = mails;
        this.accounts = accounts;
        this.people = people;
        this.instance = instance;
    }

    /** Access has ended before its time. */
    void ended(AccessGrant grant) {
        send(grant, "access-ended", "/finance");
    }

    /** Access goes on for longer, or to another day than before. */
    void renewed(AccessGrant grant) {
        send(
                grant,
                grant.until() == null ? "access-renewed-open" : "access-renewed",
                "/finance/documents/" + grant.person());
    }

    /** Access ends soon; to be asked for anew in time. */
    void ending(AccessGrant grant) {
        send(grant, "access-ending", "/finance/request");
    }

    private void send(AccessGrant grant, String template, String path) {
        accounts.find(grant.holder())
                .filter(Account::active)
                .ifPresent(holder -> people.find(grant.person())
                        .ifPresent(person -> mails.send(new NewMail(
                                holder.email(),
                                template,
                                holder.details().language(),
                                values(grant, holder, person, instance.baseAddress() + path)))));
    }

    private static Map<String, String> values(AccessGrant grant, Account holder, Person person, String link) {
        Map<String, String> values = new TreeMap<>();
        values.put("name", holder.details().name().full());
        values.put("initial", person.name().initial());
        values.put("link", link);
        if (grant.until() != null) {
            values.put("until", lastDay(grant.until(), holder));
        }
        return values;
    }

    /** The last day on which access holds. */
    private static String lastDay(Instant end, Account holder) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(holder.details().language())
                .format(end.minusMillis(1).atZone(LONDON));
    }
}
