package org.guildhall.send.record;

import java.util.UUID;
import org.guildhall.api.address.Address;
import org.guildhall.api.seal.Seals;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import tools.jackson.databind.json.JsonMapper;

/** What people write, and where a child lives, as their rows keep it: unreadable in the database (SPEC E1). */
@Component(service = KeptWords.class)
public final class KeptWords {
    private static final String ADDRESS = "send.address";
    private static final String WORDS = "send.words";

    private final Seals seals;
    private final JsonMapper json = JsonMapper.builder().build();

    /** Seals by core. */
    @Activate
    public KeptWords(@Reference Seals seals) {
        this.seals = seals;
    }

    String sealAddress(UUID row, Address address) {
        return seals.seal(ADDRESS, row, json.writeValueAsString(address));
    }

    Address openAddress(UUID row, String kept) {
        return json.readValue(seals.open(ADDRESS, row, kept), Address.class);
    }

    /** Nothing is kept of no words. */
    @Nullable
    public String seal(UUID row, String words) {
        return words.isEmpty() ? null : sealed(row, words);
    }

    /** Seals words for a row. */
    public String sealed(UUID row, String words) {
        return seals.seal(WORDS, row, words);
    }

    /** Opens what was sealed for a row; empty where nothing was. */
    public String open(UUID row, @Nullable String kept) {
        return kept == null ? "" : seals.open(WORDS, row, kept);
    }
}
