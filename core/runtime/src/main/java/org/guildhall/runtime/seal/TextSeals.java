package org.guildhall.runtime.seal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.guildhall.api.seal.Seals;
import org.guildhall.runtime.key.Keys;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Texts sealed by the {@link Sealer} of their use. */
@Component(service = {Seals.class, TextSeals.class})
public final class TextSeals implements Seals {
    /** Begins what is sealed: no keyboard types it, and no JSON begins with it. */
    private static final String SEALED = "\u0001";

    private final Keys keys;
    private final Map<String, Sealer> sealers = new ConcurrentHashMap<>();

    /** Derives a key for each use. */
    @Activate
    public TextSeals(@Reference Keys keys) {
        this.keys = keys;
    }

    @Override
    public String seal(String use, UUID owner, String text) {
        byte[] sealed = sealer(use).seal(owner, text.getBytes(StandardCharsets.UTF_8));
        return SEALED + Base64.getEncoder().withoutPadding().encodeToString(sealed);
    }

    @Override
    public String open(String use, UUID owner, String kept) {
        if (!kept.startsWith(SEALED)) {
            return kept;
        }
        try {
            byte[] sealed = Base64.getDecoder().decode(kept.substring(SEALED.length()));
            return new String(sealer(use).open(owner, sealed), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException cut) {
            throw new IllegalStateException("Sealed and changed since, at " + owner, cut);
        }
    }

    /** Whether this is what {@link #seal} gives. */
    public static boolean isSealed(String kept) {
        return kept.startsWith(SEALED);
    }

    /** Whether it is sealed, with the key that seals now. */
    public boolean isCurrent(String use, String kept) {
        try {
            return isSealed(kept) && sealer(use).current(Base64.getDecoder().decode(kept.substring(SEALED.length())));
        } catch (IllegalArgumentException cut) {
            return false;
        }
    }

    private Sealer sealer(String use) {
        // apart from the uses of core itself
        return sealers.computeIfAbsent(use, each -> new Sealer(keys.deriveAll("text:" + each, 32)));
    }
}
