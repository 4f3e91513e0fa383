package org.guildhall.finance.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RequestStateTest {
    @Test
    void aDecisionIsFinal() {
        for (RequestState next : RequestState.values()) {
            assertFalse(RequestState.APPROVED.canBecome(next));
            assertFalse(RequestState.REJECTED.canBecome(next));
        }
    }

    @Test
    void canBeDecidedWhileItIsOpen() {
        RequestState.OPEN.forEach(open -> assertTrue(
                Stream.of(RequestState.APPROVED, RequestState.REJECTED).allMatch(open::canBecome)));
    }

    @Test
    void onlyADecisionClosesIt() {
        assertEquals(
                2, Stream.of(RequestState.values()).filter(RequestState::isOpen).count());
    }
}
