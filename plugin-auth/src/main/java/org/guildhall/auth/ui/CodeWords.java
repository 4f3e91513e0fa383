package org.guildhall.auth.ui;

import java.time.Instant;
import java.util.List;
import org.guildhall.api.code.CodeCheck;
import org.guildhall.api.code.TypedCode;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;

/** What a refused code says: what happened and what to do (SPEC B7). */
public final class CodeWords {
    /** Name of the field of the code. */
    public static final String FIELD = "code";

    private final Waits waits;

    /** Words that tell a wait. */
    public CodeWords(Waits waits) {
        this.waits = waits;
    }

    /** Refuses what cannot be a code before anything is counted as a try. */
    public void refuseUnfinished(String code) {
        if (code.isBlank()) {
            throw problem("auth.code.missing");
        }
        if (!TypedCode.isWhole(code)) {
            throw problem("auth.code.unfinished");
        }
    }

    /** The refusal, to be thrown; an accepted code has none. */
    public InvalidInputException refusal(CodeCheck check) {
        return switch (check) {
            case CodeCheck.Accepted _ -> throw new IllegalArgumentException("an accepted code is no refusal");
            case CodeCheck.Wrong _ -> problem("auth.code.wrong");
            case CodeCheck.Expired _ -> problem("auth.code.expired");
            case CodeCheck.Used _ -> problem("auth.code.used");
            case CodeCheck.Dead _ -> problem("auth.code.dead");
            case CodeCheck.TooMany tooMany -> problem("auth.code.too-many", waits.until(tooMany.nextAt()));
        };
    }

    /** No further code can be had before that time. */
    public InvalidInputException tooManyCodes(Instant nextAt) {
        return problem("auth.code.wait", waits.until(nextAt));
    }

    private static InvalidInputException problem(String key, Object... arguments) {
        return new InvalidInputException(List.of(FieldProblem.of(FIELD, key, arguments)));
    }
}
