package org.guildhall.runtime.settings;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.guildhall.runtime.seal.TextSeals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Secrets among the settings, sealed for their place with the instance's key (decision 0039). */
final class SealedSecrets {
    private static final Logger LOG = LoggerFactory.getLogger(SealedSecrets.class);
    private static final String USE = "core.settings";

    private final TextSeals seals;

    SealedSecrets(TextSeals seals) {
        this.seals = seals;
    }

    String seal(String id, String name, String plain) {
        return seals.seal(USE, place(id, name), plain);
    }

    /** What was sealed, or a plain value as it is; nothing where another instance's key has sealed it. */
    Optional<String> open(String id, String name, String kept) {
        try {
            return Optional.of(seals.open(USE, place(id, name), kept));
        } catch (IllegalStateException closed) {
            LOG.error(
                    "The secret {} of {} was sealed with another key, or changed in its file; it counts as not set. Set it again.",
                    name,
                    id,
                    closed);
            return Optional.empty();
        }
    }

    static boolean isSealed(String kept) {
        return TextSeals.isSealed(kept);
    }

    /** Whether it lies there sealed with the key that seals now. */
    boolean isCurrent(String kept) {
        return seals.isCurrent(USE, kept);
    }

    private static UUID place(String id, String name) {
        return UUID.nameUUIDFromBytes((id + "\n" + name).getBytes(StandardCharsets.UTF_8));
    }
}
