package org.guildhall.send.request;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.guildhall.api.account.Account;
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

/** Tells by mail that a request has come: a reference, a date and a link, never content and never a child's name. */
@Component(service = RequestMails.class)
public final class RequestMails {
    private final Mails mails;
    private final CaseDesk desk;
    private final CaseTeam team;
    private final Texts texts;
    private final Instance instance;

    /** Writes into the outbox of this bundle. */
    @Activate
    public RequestMails(
            @Reference Mails mails,
            @Reference CaseDesk desk,
            @Reference CaseTeam team,
            @Reference Texts texts,
            @Reference Instance instance) {
        this.mails = mails;
        this.desk = desk;
        this.team = team;
        this.texts = texts;
        this.instance = instance;
    }

    /** Whoever asked has a receipt, and the team knows that there is a case. */
    void received(Account asker, RequestId request, CaseLine opened, LocalDate decideBy) {
        send(asker, "request-received", opened, decideBy, "/send/requested/" + request);
        team.inCharge(opened.id()).stream()
                .filter(account -> desk.mayWork(account.id(), opened.id(), SendPermissions.READ))
                .forEach(account -> send(account, "request-to-team", opened, decideBy, "/send/case/" + opened.id()));
    }

    private void send(Account account, String template, CaseLine opened, LocalDate decideBy, String path) {
        Map<String, String> values = new HashMap<>();
        values.put("name", account.details().name().full());
        values.put("reference", opened.reference());
        values.put("due", texts.date(account.details().language(), decideBy));
        values.put("link", instance.baseAddress() + path);
        mails.send(new NewMail(account.email(), template, account.details().language(), values));
    }
}
