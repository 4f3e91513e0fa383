package org.guildhall.product;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code guildhall bench kills} does with 20 power cuts, with a few. */
class MessagesKilledTest {
    @Test
    @Tag("D1")
    @Tag("G7")
    void everyAcknowledgedMessageIsThereOnceAndEveryNoticeGoesOut() {
        MessageKills.Outcome outcome = MessageKills.run("message-kills", PowerCuts.orMore(4));
        assertTrue(outcome.told() >= 4, "those of the first and the last kill were acknowledged: " + outcome);
    }
}
