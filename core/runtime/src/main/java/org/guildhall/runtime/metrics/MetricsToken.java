package org.guildhall.runtime.metrics;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** The secret that opens the figures. */
@Component(service = MetricsToken.class)
@Designate(ocd = MetricsSettings.class)
public final class MetricsToken {
    /** Shorter ones could be guessed. */
    private static final int SHORTEST = 20;

    private static final String SCHEME = "bearer ";

    private final Settings<MetricsSettings> settings;

    @Activate
    public MetricsToken(@Reference SettingsSource settings) {
        this.settings = settings.of(MetricsSettings.class);
    }

    /** Whether one is set that is long enough. */
    public boolean isSet() {
        return settings.get().token().strip().length() >= SHORTEST;
    }

    /** Whether one is set that is too short to be used. */
    public boolean isTooShort() {
        return !settings.get().token().isBlank() && !isSet();
    }

    /** Whether the header {@code Authorization} (RFC 6750) carries it; takes as long for a wrong one as for the right one. */
    boolean opens(@Nullable String header) {
        return isSet()
                && header != null
                && header.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                && MessageDigest.isEqual(
                        digest(header.substring(SCHEME.length()).strip()),
                        digest(settings.get().token().strip()));
    }

    /** Of one length, so that the comparison does not tell that of the secret. */
    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
