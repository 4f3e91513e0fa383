package org.guildhall.ui.shell;

import java.util.LinkedHashMap;
import java.util.Map;

/** A browser's name in words, such as "Firefox, Windows", out of what it says of itself; known names only, so nothing foreign. */
final class Browsers {
    private static final Map<String, String> NAMES = new LinkedHashMap<>();
    private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

    static {
        NAMES.put("Edg", "Edge");
        NAMES.put("OPR", "Opera");
        NAMES.put("SamsungBrowser", "Samsung Internet");
        NAMES.put("Firefox", "Firefox");
        NAMES.put("FxiOS", "Firefox");
        NAMES.put("CriOS", "Chrome");
        NAMES.put("Chrome", "Chrome");
        NAMES.put("Safari", "Safari");
        SYSTEMS.put("Windows", "Windows");
        SYSTEMS.put("Android", "Android");
        SYSTEMS.put("iPhone", "iPhone");
        SYSTEMS.put("iPad", "iPad");
        SYSTEMS.put("Mac OS X", "Mac");
        SYSTEMS.put("CrOS", "ChromeOS");
        SYSTEMS.put("Linux", "Linux");
    }

    private Browsers() {}

    static String name(String userAgent) {
        String browser = first(NAMES, userAgent);
        String system = first(SYSTEMS, userAgent);
        return browser.isEmpty() || system.isEmpty() ? browser + system : browser + ", " + system;
    }

    private static String first(Map<String, String> known, String userAgent) {
        return known.entrySet().stream()
                .filter(entry -> userAgent.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
