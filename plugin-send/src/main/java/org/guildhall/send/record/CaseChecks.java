package org.guildhall.send.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;

/** What staff type about cases, checked and without what surrounds it. */
final class CaseChecks {
    static final int LONGEST_TEXT = 4_000;

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_FULL_NAME = 210;
    private static final int LONGEST_REFERENCE = 60;
    private static final int LONGEST_EMAIL = 254;
    private static final int MOST_TRANSFERS = 8;

    /** A plan can be maintained until somebody is 25 (Children and Families Act 2014, section 46). */
    private static final int OLDEST = 25;

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@\"<>(),;:\\\\\\[\\]]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    private CaseChecks() {}

    static NewCase opened(NewCase asked, LocalDate today) {
        List<FieldProblem> problems = new ArrayList<>();
        if (asked.received().isAfter(today)) {
            problems.add(FieldProblem.of("received", "send.open.received.future"));
        }
        CaseDetails details = details(asked.details(), asked.received(), problems);
        String asker = asked.askerName().strip();
        if (asker.length() > LONGEST_FULL_NAME) {
            problems.add(FieldProblem.of("askerName", "send.words.too-long", LONGEST_FULL_NAME));
        }
        String email = asked.askerEmail().strip().toLowerCase(Locale.ROOT);
        if (!email.isEmpty() && !isEmail(email)) {
            problems.add(FieldProblem.of("askerEmail", "send.email.wrong"));
        }
        none(problems);
        return new NewCase(details, asked.received(), asked.askedBy(), asker, email);
    }

    static CaseDetails details(CaseDetails asked, LocalDate received) {
        List<FieldProblem> problems = new ArrayList<>();
        CaseDetails details = details(asked, received, problems);
        none(problems);
        return details;
    }

    private static CaseDetails details(CaseDetails asked, LocalDate received, List<FieldProblem> problems) {
        PersonName child = new PersonName(
                asked.child().forename().strip(), asked.child().surname().strip());
        name("forename", child.forename(), problems);
        name("surname", child.surname(), problems);
        if (asked.birth().isAfter(received)) {
            problems.add(FieldProblem.of("birth", "send.open.birth.future"));
        } else if (!asked.birth().plusYears(OLDEST).isAfter(received)) {
            problems.add(FieldProblem.of("birth", "send.open.birth.too-old", OLDEST));
        }
        String former = asked.formerReference().strip();
        if (former.length() > LONGEST_REFERENCE) {
            problems.add(FieldProblem.of("formerReference", "send.words.too-long", LONGEST_REFERENCE));
        }
        if (asked.transfers().size() > MOST_TRANSFERS) {
            problems.add(FieldProblem.of("transfers", "send.open.transfers.too-many", MOST_TRANSFERS));
        }
        return new CaseDetails(child, asked.birth(), asked.address(), former, List.copyOf(asked.transfers()));
    }

    private static void name(String field, String value, List<FieldProblem> problems) {
        if (value.isEmpty()) {
            problems.add(FieldProblem.of(field, "send.open." + field + ".missing"));
        } else if (value.length() > LONGEST_NAME) {
            problems.add(FieldProblem.of(field, "send.words.too-long", LONGEST_NAME));
        }
    }

    static NewEvent event(NewEvent asked) {
        List<FieldProblem> problems = new ArrayList<>();
        if (asked.kind().ofRemedy() && asked.remedy() == null) {
            problems.add(FieldProblem.of("remedy", "send.note-event.remedy.missing"));
        }
        if (asked.reason().length() > LONGEST_TEXT) {
            problems.add(FieldProblem.of("reason", "send.words.too-long", LONGEST_TEXT));
        }
        none(problems);
        return new NewEvent(
                asked.kind(),
                asked.date(),
                asked.kind().ofRemedy() ? asked.remedy() : null,
                asked.reason().strip());
    }

    /** Words that are needed. */
    static String words(String field, String missingKey, String text) {
        String words = text.strip();
        if (words.isEmpty()) {
            throw new InvalidInputException(List.of(FieldProblem.of(field, missingKey)));
        }
        if (words.length() > LONGEST_TEXT) {
            throw new InvalidInputException(List.of(FieldProblem.of(field, "send.words.too-long", LONGEST_TEXT)));
        }
        return words;
    }

    static boolean isEmail(String email) {
        return email.length() <= LONGEST_EMAIL && ADDRESS.matcher(email).matches();
    }

    static void none(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }
}
