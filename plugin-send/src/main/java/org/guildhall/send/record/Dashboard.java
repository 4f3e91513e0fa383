package org.guildhall.send.record;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.guildhall.api.account.PersonName;
import org.guildhall.send.clock.Ending;
import org.guildhall.send.clock.KeyDate;
import org.guildhall.send.clock.Stage;
import org.jspecify.annotations.Nullable;

/**
 * What a party sees of a case.
 *
 * @param dates none where staff set that this party sees none
 * @param updates the newest first
 * @param caseworker name of the caseworker; empty where the team has it
 * @param cover who has the caseworker's cases in hand today; empty while they are here
 */
public record Dashboard(
        CaseId id,
        String reference,
        PersonName child,
        PartyKind kind,
        Visibility visibility,
        CaseState state,
        Stage stage,
        @Nullable Ending ending,
        List<KeyDate> dates,
        LocalDate today,
        List<CaseUpdate> updates,
        Optional<String> caseworker,
        Optional<Covering> cover) {
    /**
     * A colleague of the caseworker.
     *
     * @param until the last day of the absence
     */
    public record Covering(String name, LocalDate until) {}
}
