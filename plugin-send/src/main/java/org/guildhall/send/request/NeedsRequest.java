package org.guildhall.send.request;

import java.time.Instant;
import java.time.LocalDate;
import org.guildhall.api.form.Answers;
import org.guildhall.send.record.CaseId;

/**
 * A request for an assessment that was sent.
 *
 * @param reference of the case that was opened for it
 * @param asker name of whoever sent it
 * @param decideBy by when the law wants a decision whether to assess, as it was told when it was sent
 */
public record NeedsRequest(
        RequestId id,
        CaseId caseId,
        String reference,
        String asker,
        String askerPhone,
        Answers answers,
        Instant receivedAt,
        LocalDate decideBy) {
    /** Whom it is for, as the answers have it. */
    public String child() {
        return NeedsForm.child(answers).full();
    }
}
