package org.guildhall.send.message;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.mail.Mails;
import org.guildhall.api.mail.NewMail;
import org.guildhall.send.SendPermissions;
import org.guildhall.send.record.CaseDesk;
import org.guildhall.send.record.CaseLine;
import org.guildhall.send.record.CaseTeam;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells by mail that there is a message: a reference and a link, never content and never a child's name. */
@Component(service = MessageMails.class)
public final class MessageMails {
    private final Mails mails;
    private final Accounts accounts;
    private final CaseDesk desk;
    private final CaseTeam team;
    private final Instance instance;

    /** Writes into the outbox of this bundle. */
    @Activate
    public MessageMails(
            @Reference Mails mails,
            @Reference Accounts accounts,
            @Reference CaseDesk desk,
            @Reference CaseTeam team,
            @Reference Instance instance) {
        this.mails = mails;
        this.accounts = accounts;
        this.desk = desk;
        this.team = team;
        this.instance = instance;
    }

    /** The council has written to a party. */
    void toParty(AccountId party, CaseLine line) {
        accounts.find(party)
                .ifPresent(account -> send(
                        account,
                        "message-to-party",
                        Map.of(
                                "reference",
                                line.reference(),
                                "link",
                                instance.baseAddress() + "/send/messages/" + line.id())));
    }

    /** A party has written. */
    void toStaff(CaseLine line, ThreadId thread) {
        tell(line, thread, "message-to-team", Map.of());
    }

    /** A party waits for an answer. */
    void remind(CaseLine line, ThreadId thread, int workingDays) {
        tell(line, thread, "message-unanswered", Map.of("days", Integer.toString(workingDays)));
    }

    private void tell(CaseLine line, ThreadId thread, String template, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(more);
        values.put("reference", line.reference());
        values.put("link", instance.baseAddress() + "/send/case/" + line.id() + "/messages/" + thread);
        inCharge(line).forEach(member -> send(member, template, values));
    }

    /** The caseworker or whoever covers them, and all who read the team inbox where none of these may; never the child's own family. */
    private List<Account> inCharge(CaseLine line) {
        List<Account> one = line.caseworker() == null ? List.of() : reading(line, team.inCharge(line.id()));
        return one.isEmpty() ? reading(line, accounts.withPermission(SendPermissions.READ_MESSAGES)) : one;
    }

    private List<Account> reading(CaseLine line, List<Account> asked) {
        return asked.stream()
                .filter(account -> desk.mayWork(account.id(), line.id(), SendPermissions.READ_MESSAGES))
                .toList();
    }

    private void send(Account account, String template, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(more);
        values.put("name", account.details().name().full());
        mails.send(new NewMail(account.email(), template, account.details().language(), values));
    }
}
