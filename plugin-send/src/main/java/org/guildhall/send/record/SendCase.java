package org.guildhall.send.record;

import java.time.Instant;
import java.time.LocalDate;
import org.guildhall.api.account.AccountId;
import org.guildhall.send.clock.Ending;
import org.guildhall.send.clock.Stage;
import org.jspecify.annotations.Nullable;

/**
 * A case, as staff see it.
 *
 * @param version changes with each change of the case or its history
 * @param closedWhy empty while it is open
 * @param caseworker null where the team has it
 * @param stage where it was when the day began or something was noted; its timetable says where it is
 */
public record SendCase(
        CaseId id,
        int version,
        String reference,
        CaseDetails details,
        LocalDate received,
        AskedBy askedBy,
        String askerName,
        String askerEmail,
        CaseState state,
        @Nullable LocalDate closedOn,
        String closedWhy,
        @Nullable AccountId caseworker,
        Stage stage,
        @Nullable Ending ending,
        Instant openedAt) {}
