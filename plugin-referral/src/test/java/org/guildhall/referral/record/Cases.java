package org.guildhall.referral.record;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.address.Address;
import org.guildhall.api.form.Answers;
import org.guildhall.referral.FilledForms;
import org.guildhall.referral.ReferralFixture;
import org.jspecify.annotations.Nullable;

/** Referrals about people of whom no other test has heard. */
final class Cases {
    static final LocalDate BORN = LocalDate.of(2015, 2, 3);

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final List<String> SYLLABLES = List.of("ba", "de", "fi", "go", "hu", "ky", "la", "me", "ni", "po");

    private Cases() {}

    /** A surname that is like no other. */
    static String surname() {
        StringBuilder name = new StringBuilder("Quor");
        for (char digit : Integer.toString(100 + NUMBER.incrementAndGet()).toCharArray()) {
            name.append(SYLLABLES.get(digit - '0').repeat(3));
        }
        return name.toString();
    }

    /** Where nobody else lives. */
    static Address address() {
        int number = NUMBER.incrementAndGet();
        return new Address(
                "",
                Integer.toString(number),
                "Far Lane",
                "",
                "Ambleford",
                "",
                "WR" + (10 + number / 10 % 10) + " " + number % 10 + "AB",
                Integer.toString(900_000 + number));
    }

    /** A referral about a child, to an inbox. */
    static Referral about(
            ReferralFixture core,
            Account sender,
            String inbox,
            PersonName child,
            @Nullable LocalDate birth,
            Address address) {
        Answers answers = FilledForms.of(core.asked.whole("referral." + inbox)).least();
        return core.sent(sender, inbox, FilledForms.child(answers, 1, child, birth, address));
    }

    /** A referral about a child of a surname, to an inbox. */
    static Referral about(ReferralFixture core, Account sender, String inbox, String surname) {
        return about(core, sender, inbox, new PersonName("Robin", surname), BORN, address());
    }

    /** A referral about a child of a surname, to an inbox, whose sender says whether the child is in danger now. */
    static Referral about(ReferralFixture core, Account sender, String inbox, String surname, boolean danger) {
        String answer = danger ? "yes" : "no";
        Answers answers = FilledForms.of(core.asked.whole("referral." + inbox))
                .choosing("immediateDanger", answer)
                .choosing("unsafe", answer)
                .least();
        return core.sent(
                sender, inbox, FilledForms.child(answers, 1, new PersonName("Robin", surname), BORN, address()));
    }

    /** A referral of an adult who works with children. */
    static Referral ofAdult(ReferralFixture core, Account sender, PersonName adult) {
        Answers answers =
                FilledForms.of(core.asked.whole("referral.lado")).least().with("adultName", adult);
        return core.sent(
                sender, "lado", FilledForms.child(answers, 1, new PersonName("Robin", surname()), BORN, address()));
    }
}
