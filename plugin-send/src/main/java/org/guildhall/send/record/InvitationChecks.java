package org.guildhall.send.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * Who may be invited as what. While a child is of compulsory school age the rights are the parents'; afterwards they are the young
 * person's own, and anybody else sees the case only where the young person agrees or lacks capacity (Children and Families Act 2014,
 * sections 80 and 83; Mental Capacity Act 2005).
 */
final class InvitationChecks {
    private static final int LONGEST_NAME = 210;

    private InvitationChecks() {}

    static void check(NewInvitation asked, String email, LocalDate birth, LocalDate today) {
        List<FieldProblem> problems = new ArrayList<>();
        boolean ofAge = SchoolAge.isOver(birth, today);
        if (asked.name().isBlank()) {
            problems.add(FieldProblem.of("name", "send.invite.name.missing"));
        } else if (asked.name().length() > LONGEST_NAME) {
            problems.add(FieldProblem.of("name", "send.words.too-long", LONGEST_NAME));
        }
        if (!CaseChecks.isEmail(email)) {
            problems.add(FieldProblem.of("email", email.isEmpty() ? "send.invite.email.missing" : "send.email.wrong"));
        }
        if (!ofAge && asked.kind() != PartyKind.PARENT) {
            problems.add(FieldProblem.of("kind", "send.invite.not-of-age", SchoolAge.lastDay(birth)));
        }
        if (ofAge && asked.kind() != PartyKind.YOUNG_PERSON) {
            basis(asked.basis(), asked.basisWords(), problems);
        }
        CaseChecks.none(problems);
    }

    /**
     * Checks what is recorded of why somebody else than the young person sees the case.
     *
     * @throws InvalidInputException if it is not whole
     */
    static void basis(@Nullable Basis basis, String words) {
        List<FieldProblem> problems = new ArrayList<>();
        basis(basis, words, problems);
        CaseChecks.none(problems);
    }

    private static void basis(@Nullable Basis basis, String words, List<FieldProblem> problems) {
        if (basis == null) {
            problems.add(FieldProblem.of("basis", "send.basis.missing"));
        }
        if (words.isBlank()) {
            problems.add(FieldProblem.of("basisWords", "send.basis.words.missing"));
        } else if (words.length() > CaseChecks.LONGEST_TEXT) {
            problems.add(FieldProblem.of("basisWords", "send.words.too-long", CaseChecks.LONGEST_TEXT));
        }
    }
}
