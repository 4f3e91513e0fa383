package org.guildhall.finance.request.ui;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.guildhall.api.code.CodeCheck;
import org.guildhall.api.code.TypedCode;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;

/** Why a code was not taken, or not sent. */
public final class CodeTexts {
    private static final String CODE = "code";

    private final Clock clock;

    /** Waits are told from now. */
    public CodeTexts(Clock clock) {
        this.clock = clock;
    }

    /** Refuses what cannot be a code before anything is counted as a try. */
    void refuseUnfinished(String code) {
        if (code.isBlank()) {
            throw problem("finance.visitor.code.missing");
        }
        if (!TypedCode.isWhole(code)) {
            throw problem("finance.visitor.code.unfinished");
        }
    }

    InvalidInputException refusal(CodeCheck check) {
        return switch (check) {
            case CodeCheck.Accepted _ -> throw new IllegalArgumentException("an accepted code is no refusal");
            case CodeCheck.Wrong _ -> problem("finance.visitor.code.wrong");
            case CodeCheck.Expired _ -> problem("finance.visitor.code.expired");
            case CodeCheck.Used _, CodeCheck.Dead _ -> problem("finance.visitor.code.used");
            case CodeCheck.TooMany tooMany -> tooMany(CODE, tooMany.nextAt());
        };
    }

    /** Nothing more can be tried before that time. */
    InvalidInputException tooMany(String field, Instant nextAt) {
        long minutes = Math.max(
                1, Duration.between(clock.instant(), nextAt).plusSeconds(59).toMinutes());
        return new InvalidInputException(List.of(
                minutes == 1
                        ? FieldProblem.of(field, "finance.visitor.wait.minute")
                        : FieldProblem.of(field, "finance.visitor.wait.minutes", minutes)));
    }

    private static InvalidInputException problem(String key) {
        return new InvalidInputException(List.of(FieldProblem.of(CODE, key)));
    }
}
