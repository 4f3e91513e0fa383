package org.guildhall.send.record;

import java.util.UUID;

/** The id of an invitation; it opens nothing, unlike its code and its link. */
public record InvitationId(UUID value) {
    /** Reads an id as {@link #toString} wrote it. */
    public static InvitationId parse(String text) {
        return new InvitationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
