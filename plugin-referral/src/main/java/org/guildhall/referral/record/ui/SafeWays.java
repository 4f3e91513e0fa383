package org.guildhall.referral.record.ui;

import java.util.Optional;
import java.util.stream.Stream;
import org.guildhall.referral.record.Referral;
import org.guildhall.referral.record.ReferralForms;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.text.Words;

/** How whoever sent a referral may be reached with nobody at risk; some forms do not ask. */
final class SafeWays {
    private static final String CALL = "safeToCall";

    private final Words words;
    private final Referral referral;

    SafeWays(Words words, Referral referral) {
        this.words = words;
        this.referral = referral;
    }

    /** Whether nothing was asked. */
    boolean isEmpty() {
        return referral.answers().text(CALL).isEmpty();
    }

    /** What was answered, with its question. */
    SummaryList addTo(SummaryList list) {
        if (isEmpty()) {
            return list;
        }
        String form = referral.form();
        list.row(
                words.get(form + ".safeToCall.label"),
                Stream.of(
                                words.get(form + ".safeToCall."
                                        + referral.answers().text(CALL)),
                                referral.answers().text("callTimes"),
                                referral.answers().text("safeContact"))
                        .filter(line -> !line.isEmpty())
                        .toList());
        String mail = referral.answers().text("safeToEmail");
        if (!mail.isEmpty()) {
            list.row(words.get(form + ".safeToEmail.label"), words.get(form + ".safeToEmail." + mail));
        }
        return list;
    }

    /** What must not be done, in so many words; empty if a call and an e-mail are both safe. */
    static Optional<String> refused(Words words, Referral referral) {
        boolean calls = ReferralForms.takesCalls(referral.answers());
        boolean mails = ReferralForms.takesMail(referral.answers());
        if (calls && mails) {
            return Optional.empty();
        }
        String which = calls ? "mail" : (mails ? "call" : "neither");
        return Optional.of(words.get("referral.case.refused." + which));
    }
}
