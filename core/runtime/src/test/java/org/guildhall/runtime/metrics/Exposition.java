package org.guildhall.runtime.metrics;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text format of Prometheus, version 0.0.4, as strictly as its specification is, and that of OpenMetrics as far as we write it. */
final class Exposition {
    private static final Pattern HELP = Pattern.compile("# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
    private static final Pattern TYPE =
            Pattern.compile("# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram|summary|untyped|info|unknown)");
    private static final Pattern UNIT = Pattern.compile("# UNIT ([a-zA-Z_:][a-zA-Z0-9_:]*) ([a-z]+)");
    private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\"";
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{" + LABEL + "(?:," + LABEL + ")*,?\\})? (\\S+)");

    private final Map<String, Double> samples = new LinkedHashMap<>();
    private final Map<String, String> types = new LinkedHashMap<>();

    static Exposition plain(String text) {
        return new Exposition(text, false);
    }

    static Exposition openMetrics(String text) {
        return new Exposition(text, true);
    }

    private Exposition(String text, boolean open) {
        if (!text.endsWith("\n") || open != text.endsWith("# EOF\n")) {
            throw new AssertionError("The end is wrong: " + text);
        }
        Set<String> ended = new HashSet<>();
        String family = "";
        for (String line : text.lines().toList()) {
            if (line.equals("# EOF")) {
                continue;
            }
            String next = family;
            Matcher help = HELP.matcher(line);
            Matcher type = TYPE.matcher(line);
            Matcher unit = UNIT.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (help.matches()) {
                next = help.group(1);
            } else if (type.matches()) {
                next = type.group(1);
                if (types.put(next, type.group(2)) != null) {
                    throw new AssertionError("Told twice: " + line);
                }
            } else if (unit.matches()) {
                next = unit.group(1);
                if (!next.endsWith("_" + unit.group(2))) {
                    throw new AssertionError("The name lacks its unit: " + line);
                }
            } else if (sample.matches()) {
                if (!sample.group(1).startsWith(family)) {
                    throw new AssertionError("Not of the family " + family + ": " + line);
                }
                String key = sample.group(1) + (sample.group(2) == null ? "" : sample.group(2));
                if (samples.put(key, Double.parseDouble(sample.group(3))) != null) {
                    throw new AssertionError("Twice: " + line);
                }
            } else {
                throw new AssertionError("No line of this format: " + line);
            }
            if (!next.equals(family)) {
                if (!ended.add(next)) {
                    throw new AssertionError("A family in two places: " + line);
                }
                family = next;
            }
        }
    }

    double value(String sample) {
        Double value = samples.get(sample);
        if (value == null) {
            throw new AssertionError("No " + sample + " among " + samples.keySet());
        }
        return value;
    }

    boolean has(String sample) {
        return samples.containsKey(sample);
    }

    String type(String family) {
        return types.getOrDefault(family, "");
    }

    Set<String> samples() {
        return samples.keySet();
    }
}
