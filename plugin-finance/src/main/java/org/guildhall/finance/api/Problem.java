package org.guildhall.finance.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with a call, as RFC 9457 has it; its words are {@code finance.api.NAME} and {@code finance.api.NAME.detail}. */
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final transient Object[] values;
    private final transient Map<String, Object> more = new LinkedHashMap<>();

    /** What can be wrong, with its status. */
    enum Kind {
        MALFORMED("malformed", 400),
        DIGEST("digest", 400),
        UNAUTHORISED("unauthorised", 401),
        FORBIDDEN("forbidden", 403),
        NOT_FOUND("not-found", 404),
        METHOD("method", 405),
        KEY_USED("key-used", 422),
        TOO_LARGE("too-large", 413),
        MEDIA_TYPE("media-type", 415),
        REFUSED("refused", 422),
        FAILED("failed", 500);

        private final String code;
        private final int status;

        Kind(String code, int status) {
            this.code = code;
            this.status = status;
        }

        String code() {
            return code;
        }

        int status() {
            return status;
        }
    }

    /** A problem with what its detail names. */
    Problem(Kind kind, Object... values) {
        super(kind.code, null, false, false);
        this.kind = kind;
        this.values = values.clone();
    }

    /** Adds a member of its own. */
    Problem with(String name, Object value) {
        more.put(name, value);
        return this;
    }

    /** Adds each reason in plain words. */
    Problem because(List<String> reasons) {
        return with(
                "errors",
                reasons.stream().map(reason -> Map.of("detail", reason)).toList());
    }

    Kind kind() {
        return kind;
    }

    Object[] values() {
        return values.clone();
    }

    Map<String, Object> more() {
        return more;
    }
}
