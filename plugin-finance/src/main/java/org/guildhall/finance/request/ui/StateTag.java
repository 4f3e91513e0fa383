package org.guildhall.finance.request.ui;

import java.time.Instant;
import org.guildhall.finance.request.RequestState;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.text.Words;
import org.jspecify.annotations.Nullable;

/** The state of a request in a word. */
final class StateTag {
    private StateTag() {}

    static Tag forRequester(Words words, RequestState state) {
        return new Tag(words.get(state.textKey()), look(state, Tag.Look.ATTENTION));
    }

    static Tag forStaff(Words words, RequestState state, @Nullable Instant answeredAt, boolean approvedOnce) {
        if (state == RequestState.RECEIVED && approvedOnce) {
            return new Tag(words.get("finance.state.staff.approved-once"), Tag.Look.ATTENTION);
        }
        if (state == RequestState.RECEIVED && answeredAt != null) {
            return new Tag(words.get("finance.state.staff.answered"), Tag.Look.ACTIVE);
        }
        return new Tag(words.get(state.staffTextKey()), look(state, Tag.Look.NEUTRAL));
    }

    private static Tag.Look look(RequestState state, Tag.Look waitsForRequester) {
        return switch (state) {
            case RECEIVED -> Tag.Look.ACTIVE;
            case INFORMATION_NEEDED -> waitsForRequester;
            case APPROVED -> Tag.Look.GOOD;
            case REJECTED -> Tag.Look.BAD;
        };
    }
}
