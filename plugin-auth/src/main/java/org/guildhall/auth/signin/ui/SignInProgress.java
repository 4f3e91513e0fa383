package org.guildhall.auth.signin.ui;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.guildhall.api.account.AccountId;
import org.guildhall.auth.signin.SignInStart;
import org.guildhall.auth.ui.Progress;

/** A sign-in between its two steps. */
final class SignInProgress {
    private static final String PREFIX = "sign-in.";
    private static final String ACCOUNT = PREFIX + "account";
    private static final String POLICY = PREFIX + "policy";
    private static final String SINCE = PREFIX + "since";
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Clock clock;

    SignInProgress(Clock clock) {
        this.clock = clock;
    }

    void begin(SignInStart.CodeSent start) {
        Progress progress = Progress.ofThisBrowser();
        progress.put(ACCOUNT, start.account().toString());
        progress.put(POLICY, start.policy());
        progress.put(SINCE, clock.instant().toString());
    }

    /** The account whose password was right not long ago. */
    Optional<AccountId> account() {
        Progress progress = Progress.ofThisBrowser();
        return progress.get(SINCE)
                .map(Instant::parse)
                .filter(since -> clock.instant().isBefore(since.plus(LONGEST)))
                .flatMap(since -> progress.get(ACCOUNT))
                .map(AccountId::parse);
    }

    String policy() {
        return Progress.ofThisBrowser().get(POLICY).orElse("");
    }

    void forget() {
        Progress.ofThisBrowser().forget(PREFIX);
    }
}
