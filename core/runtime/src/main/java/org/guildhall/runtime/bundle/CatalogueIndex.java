package org.guildhall.runtime.bundle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.guildhall.api.bundle.PortalCatalogue.Entry;
import org.guildhall.api.error.RefusedException;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a catalogue's JSON (decision 0040): all of it is good, or none is taken. */
final class CatalogueIndex {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String FORMAT = "guildhallCatalogue";
    private static final int VERSION = 1;
    private static final int LONGEST_TEXT = 2_000;

    private CatalogueIndex() {}

    /**
     * Reads it.
     *
     * @param api the version of Guildhall that this is
     * @throws RefusedException if it is no catalogue, or an entry of it is not as it should be
     */
    static List<Entry> read(byte[] bytes, Version api) {
        JsonNode file = tree(bytes);
        JsonNode portals = file.path("portals");
        if (!file.path(FORMAT).isIntegralNumber() || !portals.isArray()) {
            throw new RefusedException("catalogue.no-catalogue");
        }
        if (file.path(FORMAT).asInt(0) != VERSION) {
            throw new RefusedException("catalogue.version", file.path(FORMAT).asInt(0));
        }
        List<Entry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (JsonNode portal : portals) {
            Entry entry = new Reading(portal, entries.size() + 1).entry(api);
            if (!seen.add(entry.name() + "@" + entry.version())) {
                throw new RefusedException("catalogue.twice", entry.name(), entry.version());
            }
            entries.add(entry);
        }
        entries.sort(Comparator.comparing(Entry::name)
                .thenComparing(entry -> Version.parseVersion(entry.version()), Comparator.reverseOrder()));
        return List.copyOf(entries);
    }

    private static JsonNode tree(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            RefusedException refused = new RefusedException("catalogue.no-json", line);
            refused.initCause(e);
            throw refused;
        }
    }

    /**
     * One entry.
     *
     * @param number its place, from 1
     */
    private record Reading(JsonNode portal, int number) {
        Entry entry(Version api) {
            return new Entry(
                    text("name", "[\\w.-]{1,200}"),
                    version(),
                    words("title", true),
                    words("description", false),
                    text("file", "[^\\p{Cntrl}\\\\]{1,1000}"),
                    text("sha256", "[0-9a-fA-F]{64}").toLowerCase(Locale.ROOT),
                    size(),
                    range().toString(),
                    range().includes(api));
        }

        private String text(String field, String pattern) {
            String text = portal.path(field).isString() ? portal.path(field).asString() : "";
            if (!text.matches(pattern)) {
                throw wrong(field);
            }
            return text;
        }

        private String version() {
            try {
                return Version.parseVersion(text("version", "\\S{1,100}")).toString();
            } catch (IllegalArgumentException e) {
                throw wrong("version", e);
            }
        }

        private VersionRange range() {
            try {
                return VersionRange.valueOf(text("api", ".{1,100}"));
            } catch (IllegalArgumentException e) {
                throw wrong("api", e);
            }
        }

        private long size() {
            JsonNode size = portal.path("size");
            if (!size.isIntegralNumber() || !size.canConvertToLong() || size.asLong() <= 0) {
                throw wrong("size");
            }
            return size.asLong();
        }

        private Map<String, String> words(String field, boolean needed) {
            Map<String, String> words = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> one : portal.path(field).properties()) {
                String text =
                        one.getValue().isString() ? one.getValue().asString().strip() : "";
                if (text.isEmpty() || text.length() > LONGEST_TEXT) {
                    throw wrong(field + "." + one.getKey());
                }
                words.put(one.getKey(), text);
            }
            if (needed && !words.containsKey("en")) {
                throw wrong(field + ".en");
            }
            return Map.copyOf(words);
        }

        private RefusedException wrong(String field) {
            return new RefusedException("catalogue.entry", number, field);
        }

        private RefusedException wrong(String field, IllegalArgumentException cause) {
            RefusedException wrong = wrong(field);
            wrong.initCause(cause);
            return wrong;
        }
    }
}
