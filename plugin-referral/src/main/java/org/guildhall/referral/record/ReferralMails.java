package org.guildhall.referral.record;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.mail.Mails;
import org.guildhall.api.mail.NewMail;
import org.guildhall.api.text.Texts;
import org.guildhall.api.time.WorkingDays;
import org.guildhall.referral.Inbox;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What senders and officers are told by mail: references and links, never a name of those whom it is about. */
@Component(service = ReferralMails.class)
public final class ReferralMails {
    private final Mails mails;
    private final Accounts accounts;
    private final Texts texts;
    private final Instance instance;

    /** Writes into the outbox of this bundle. */
    @Activate
    public ReferralMails(
            @Reference Mails mails,
            @Reference Accounts accounts,
            @Reference Texts texts,
            @Reference Instance instance) {
        this.mails = mails;
        this.accounts = accounts;
        this.texts = texts;
        this.instance = instance;
    }

    void received(ReferralEntity referral) {
        accounts.find(new AccountId(referral.sender)).ifPresent(sender -> {
            Locale language = sender.details().language();
            send(
                    sender,
                    "referral-received",
                    referral,
                    Map.of(
                            "by",
                            texts.byEndOf(
                                    language,
                                    referral.dueAt.atZone(WorkingDays.ZONE).toLocalDate())));
        });
    }

    /** Calls those who decide in the inbox, for a child is said to be in danger now; without a name. */
    void urgent(ReferralEntity referral, Inbox inbox) {
        urgent(
                referral,
                accounts.withPermission(inbox.decidePermission()).stream()
                        .filter(officer -> !officer.id().value().equals(referral.sender))
                        .toList());
    }

    void urgent(ReferralEntity referral, List<Account> officers) {
        officers.forEach(officer -> toStaff(officer, "referral-urgent", referral));
    }

    /** Tells an officer what a colleague has put into their hands; without a name. */
    void assigned(ReferralEntity referral, AccountId officer) {
        accounts.find(officer).ifPresent(known -> toStaff(known, "referral-assigned", referral));
    }

    /** Tells an officer that what was in their hands is so no more; without a name. */
    void takenOver(ReferralEntity referral, Account officer) {
        toStaff(officer, "referral-taken-over", referral);
    }

    /** Tells one of the staff in one mail what waits; without a name. */
    void reminder(Account to, Map<ReminderKind, List<ReferralLineEntity>> referrals) {
        Map<String, String> values = new HashMap<>();
        values.put("name", to.details().name().full());
        for (ReminderKind kind : ReminderKind.values()) {
            values.put(kind.code(), lines(to, kind, referrals.getOrDefault(kind, List.of())));
        }
        mails.send(new NewMail(to.email(), "referral-reminders", to.details().language(), values));
    }

    private String lines(Account to, ReminderKind kind, List<ReferralLineEntity> referrals) {
        if (referrals.isEmpty()) {
            return "";
        }
        return texts.get(to.details().language(), kind.textKey()) + "\n"
                + referrals.stream()
                        .map(referral -> referral.reference + ": " + caseLink(referral.id))
                        .collect(Collectors.joining("\n"));
    }

    /** Tells somebody who assigns roles that no officer may work on it; it leads to the users, for they may not see the case. */
    void stranded(ReferralEntity referral, Account administrator) {
        toStaff(administrator, "referral-stranded", referral, "/admin/users");
    }

    private void toStaff(Account officer, String template, ReferralEntity referral) {
        toStaff(officer, template, referral, "/referral/case/" + referral.id);
    }

    private void toStaff(Account officer, String template, ReferralEntity referral, String path) {
        mails.send(new NewMail(
                officer.email(),
                template,
                officer.details().language(),
                Map.of(
                        "name",
                        officer.details().name().full(),
                        "reference",
                        referral.reference,
                        "link",
                        instance.baseAddress() + path)));
    }

    /** Says that feedback waits. */
    void feedback(ReferralEntity referral) {
        accounts.find(new AccountId(referral.sender))
                .ifPresent(sender -> send(sender, "referral-feedback", referral, Map.of()));
    }

    /** Carries the feedback itself, where the council has set that. */
    void feedback(ReferralEntity referral, Feedback words) {
        accounts.find(new AccountId(referral.sender))
                .ifPresent(sender -> send(
                        sender,
                        "referral-feedback-words",
                        referral,
                        Map.of("words", words.next().isEmpty() ? words.why() : words.why() + "\n\n" + words.next())));
    }

    private void send(Account sender, String template, ReferralEntity referral, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(more);
        values.put("name", sender.details().name().full());
        values.put("reference", referral.reference);
        values.put("link", link(referral.id));
        mails.send(new NewMail(sender.email(), template, sender.details().language(), values));
    }

    private String caseLink(UUID referral) {
        return instance.baseAddress() + "/referral/case/" + referral;
    }

    private String link(UUID referral) {
        return instance.baseAddress() + "/referral/mine/" + referral;
    }
}
