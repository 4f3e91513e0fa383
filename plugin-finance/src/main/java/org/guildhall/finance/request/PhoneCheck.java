package org.guildhall.finance.request;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.finance.request.PhoneAnswer.Outcome;

/** One telephone call to the requester, as an officer noted it. */
public record PhoneCheck(UUID id, AccountId officer, Instant at, List<PhoneAnswer> answers) {
    /** How each question stands after several calls: as it was answered last, whichever call asked it. */
    static List<PhoneAnswer> standing(List<PhoneCheck> calls) {
        // by its English words, so that better Welsh makes no other question of it
        Map<String, PhoneAnswer> standing = new LinkedHashMap<>();
        calls.stream()
                .flatMap(call -> call.answers().stream())
                .filter(answer -> answer.outcome() != Outcome.NOT_ASKED)
                .forEach(answer -> standing.put(answer.question().english(), answer));
        return List.copyOf(standing.values());
    }

    /** Whether an answer does not match that no later call has put right. */
    static boolean isContradicted(List<PhoneCheck> calls) {
        return standing(calls).stream().anyMatch(answer -> answer.outcome() == Outcome.DOES_NOT_MATCH);
    }
}
