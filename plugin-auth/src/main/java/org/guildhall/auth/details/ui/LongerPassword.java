package org.guildhall.auth.details.ui;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.guildhall.auth.details.MyDetailsService;
import org.guildhall.auth.ui.SignedInPolicy;
import org.guildhall.ui.portal.EntryCheck;
import org.guildhall.ui.portal.Portal;

/** Asks those for a new password who enter a portal with a stricter policy than theirs has met (SPEC B5). */
public final class LongerPassword implements EntryCheck {
    private final MyDetailsService details;

    /** Compares with the policies that the service knows. */
    public LongerPassword(MyDetailsService details) {
        this.details = details;
    }

    @Override
    public Optional<String> detour(Portal portal, String target) {
        int minimumLength = portal.registration().minimumPasswordLength();
        if (minimumLength == 0) {
            return Optional.empty();
        }
        return SignedInPolicy.current()
                .filter(met -> !details.policy(minimumLength).isCoveredBy(met))
                .map(met -> DetailsPaths.PASSWORD + "?" + PasswordView.FOR + "="
                        + URLEncoder.encode(target, StandardCharsets.UTF_8));
    }
}
