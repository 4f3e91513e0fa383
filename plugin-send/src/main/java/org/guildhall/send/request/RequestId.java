package org.guildhall.send.request;

import java.util.UUID;

/** The id of a request for an assessment. */
public record RequestId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
