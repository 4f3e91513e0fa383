package org.guildhall.send.record;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.mail.Mails;
import org.guildhall.api.mail.NewMail;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.api.text.Texts;
import org.guildhall.send.SendSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What people are told by mail: kinds, references and links, never content and never a child's name. */
@Component(service = CaseMails.class)
public final class CaseMails {
    private final Mails mails;
    private final Accounts accounts;
    private final Texts texts;
    private final Instance instance;
    private final Settings<SendSettings> settings;

    /** Writes into the outbox of this bundle. */
    @Activate
    public CaseMails(
            @Reference Mails mails,
            @Reference Accounts accounts,
            @Reference Texts texts,
            @Reference Instance instance,
            @Reference SettingsSource settings) {
        this.mails = mails;
        this.accounts = accounts;
        this.texts = texts;
        this.instance = instance;
        this.settings = settings.of(SendSettings.class);
    }

    /** The number of the SEND team. */
    String telephone() {
        String own = settings.get().telephone();
        return own.isBlank() ? instance.council().telephone() : own;
    }

    int codeDays() {
        return settings.get().codeDays();
    }

    int linkDays() {
        return settings.get().linkDays();
    }

    /** The code that is quoted to staff. */
    void code(InvitationEntity invitation, String code, LocalDate until) {
        send(
                invitation,
                "invitation-code",
                Map.of("code", code, "telephone", telephone(), "until", texts.date(invitation.speaks(), until)));
    }

    /** The link by which an invitation is accepted. */
    void link(InvitationEntity invitation, String token, LocalDate until) {
        send(
                invitation,
                "accept-portal-invitation",
                Map.of(
                        "link",
                        instance.baseAddress() + "/send/invitation/" + token,
                        "until",
                        texts.date(invitation.speaks(), until)));
    }

    private void send(InvitationEntity invitation, String template, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(more);
        values.put("name", invitation.name);
        mails.send(new NewMail(invitation.email, template, invitation.speaks(), values));
    }

    /** The account is set up; what is waited for is staff. */
    void setUp(Account account) {
        send(account, "portal-activation", Map.of("link", instance.baseAddress()));
    }

    /** Staff have confirmed. */
    void access(AccountId account) {
        accounts.find(account).ifPresent(known -> send(known, "portal-access", Map.of("link", instance.baseAddress())));
    }

    /** Tells staff that an invitation was answered, and whether the case waits for them now. */
    void answered(List<Account> staff, CaseEntity kept, boolean yes) {
        staff.forEach(member -> send(
                member,
                yes ? "invitation-accepted" : "invitation-declined",
                Map.of("reference", kept.reference, "link", instance.baseAddress() + "/send/case/" + kept.id)));
    }

    /** Tells a party that something happened, of what kind, and what to do now. */
    void update(AccountId party, CaseEntity kept, UpdateKind kind) {
        accounts.find(party).ifPresent(account -> {
            Locale language = account.details().language();
            send(
                    account,
                    "case-update",
                    Map.of(
                            "reference",
                            kept.reference,
                            "kind",
                            texts.get(language, kind.textKey()),
                            "next",
                            texts.get(language, kind.nextKey()),
                            "link",
                            instance.baseAddress() + "/send/dashboard/" + kept.id));
        });
    }

    /** Tells a caseworker which cases a colleague has put into their hands. */
    void assigned(AccountId caseworker, List<String> references) {
        accounts.find(caseworker)
                .ifPresent(account -> send(
                        account,
                        "cases-assigned",
                        Map.of(
                                "cases",
                                references.stream().sorted().collect(Collectors.joining("\n")),
                                "link",
                                instance.baseAddress() + "/send/cases?list=mine")));
    }

    /** Tells a colleague whose cases are in their hands from when until when, or are so no longer. */
    void cover(Cover cover, boolean begins) {
        Optional<Account> away = accounts.find(cover.caseworker());
        Optional<Account> colleague = accounts.find(cover.colleague());
        if (away.isEmpty() || colleague.isEmpty()) {
            return;
        }
        Locale language = colleague.get().details().language();
        send(
                colleague.get(),
                begins ? "cover-set" : "cover-ended",
                Map.of(
                        "away",
                        away.get().details().name().full(),
                        "from",
                        texts.date(language, cover.from()),
                        "until",
                        texts.date(language, cover.until()),
                        "link",
                        instance.baseAddress() + "/send/cases"));
    }

    private void send(Account account, String template, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(more);
        values.put("name", account.details().name().full());
        mails.send(new NewMail(account.email(), template, account.details().language(), values));
    }
}
