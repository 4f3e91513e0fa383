package org.guildhall.send.action;

import java.util.HashMap;
import java.util.Map;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.mail.Mails;
import org.guildhall.api.mail.NewMail;
import org.guildhall.api.text.Texts;
import org.guildhall.send.SendPermissions;
import org.guildhall.send.record.CaseDesk;
import org.guildhall.send.record.CaseLine;
import org.guildhall.send.record.CaseTeam;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells by mail that there is a form, or that it came back: a reference and a link, never content and never a child's name. */
@Component(service = ActionMails.class)
public final class ActionMails {
    private final Mails mails;
    private final Accounts accounts;
    private final CaseDesk desk;
    private final CaseTeam team;
    private final Texts texts;
    private final Instance instance;

    /** Writes into the outbox of this bundle. */
    @Activate
    public ActionMails(
            @Reference Mails mails,
            @Reference Accounts accounts,
            @Reference CaseDesk desk,
            @Reference CaseTeam team,
            @Reference Texts texts,
            @Reference Instance instance) {
        this.mails = mails;
        this.accounts = accounts;
        this.desk = desk;
        this.team = team;
        this.texts = texts;
        this.instance = instance;
    }

    /** There is a form to complete. */
    void sent(ActionEntity action) {
        party(action, "action-sent");
    }

    /** Its day comes. */
    void remind(ActionEntity action) {
        party(action, "action-due");
    }

    /** Its day has passed: the party is told, and staff. */
    void overdue(ActionEntity action) {
        party(action, "action-overdue");
        staff(action, "action-not-back");
    }

    /** It came back: the party has a receipt, and staff are told. */
    void submitted(ActionEntity action) {
        party(action, "action-received");
        staff(action, "action-submitted");
    }

    private void party(ActionEntity action, String template) {
        accounts.find(new AccountId(action.account))
                .ifPresent(account -> send(account, template, action, "/send/actions/" + action.caseId));
    }

    private void staff(ActionEntity action, String template) {
        CaseLine line = desk.line(action.whose());
        team.inCharge(line.id()).stream()
                .filter(account -> desk.mayWork(account.id(), line.id(), SendPermissions.READ))
                .forEach(account ->
                        send(account, template, action, "/send/case/" + line.id() + "/actions/" + action.id));
    }

    private void send(Account account, String template, ActionEntity action, String path) {
        Map<String, String> values = new HashMap<>();
        values.put("name", account.details().name().full());
        values.put("reference", desk.line(action.whose()).reference());
        values.put("due", texts.date(account.details().language(), action.dueOn));
        values.put("link", instance.baseAddress() + path);
        mails.send(new NewMail(account.email(), template, account.details().language(), values));
    }
}
