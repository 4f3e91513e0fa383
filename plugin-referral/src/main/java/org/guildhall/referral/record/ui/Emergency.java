package org.guildhall.referral.record.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.guildhall.referral.record.ReferralService;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.text.Words;

/** Whom to ring when no form is quick enough (SPEC H1). */
final class Emergency {
    private Emergency() {}

    static Notice notice(Words words, ReferralService referrals) {
        return notice(words, referrals, "referral.emergency");
    }

    /** To somebody who has said that a child is in danger. */
    static Notice told(Words words, ReferralService referrals) {
        return notice(words, referrals, "referral.emergency.told");
    }

    private static Notice notice(Words words, ReferralService referrals, String key) {
        Span call = new Span(words.get(key));
        call.addClassName("referral-emergency");
        Notice notice = new Notice(Notice.Kind.WARNING, new Paragraph(call));
        if (!referrals.telephone().isBlank()) {
            notice.add(new Paragraph(
                    words.get("referral.emergency.hours", referrals.council(), inOneLine(referrals.telephone()))));
        }
        // at night and at weekends nobody of the council answers, unless it says who does
        notice.add(new Paragraph(
                referrals.outOfHours().isBlank()
                        ? words.get("referral.emergency.police")
                        : words.get("referral.emergency.out-of-hours", inOneLine(referrals.outOfHours()))));
        return notice;
    }

    /** A number that breaks over two lines is misread. */
    static String inOneLine(String number) {
        return number.replace(' ', '\u00a0');
    }
}
