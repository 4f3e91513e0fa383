package org.guildhall.finance.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.finance.request.RepresentativeRole.EvidenceRule;

/**
 * A role as one line of the settings: {@code id; allowed=yes|no; evidence=required|optional|none; scope=*|kind,kind;
 * months=12; label.en=…; label.cy=…; proof.en=…; proof.cy=…; check=English|Welsh}, where {@code check} may come several times.
 * In texts of the council {@code %3B} stands for a semicolon, {@code %7C} for a bar and {@code %25} for a percent sign.
 */
final class RoleLine {
    static final int MOST_MONTHS = 240;
    static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,59}");

    private static final String CHECK = "check";
    private static final Set<String> NAMES =
            Set.of("allowed", "evidence", "scope", "months", "label.en", "label.cy", "proof.en", "proof.cy", CHECK);

    private RoleLine() {}

    /** Why a line cannot be read, in words of the catalogue. */
    static final class Unreadable extends IllegalArgumentException {
        final String textKey;
        final String detail;

        Unreadable(String textKey, String detail, String line) {
            super("Role cannot be read: " + line);
            this.textKey = textKey;
            this.detail = detail;
        }
    }

    static RepresentativeRole read(String line) {
        String[] parts = line.split(";");
        String id = parts[0].strip();
        if (!ID.matcher(id).matches() || id.equals(RoleCatalogue.SELF)) {
            throw new Unreadable("finance.roles.problem.id", id, line);
        }
        Map<String, String> values = new LinkedHashMap<>();
        List<Wording> checks = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].split("=", 2);
            String name = pair[0].strip();
            if (pair.length != 2) {
                throw new Unreadable("finance.roles.problem.part", parts[i].strip(), line);
            }
            // what is not known is told when the settings are saved, and closes no role that is in use
            if (name.equals(CHECK)) {
                checks.add(Wording.read(pair[1].strip()));
            } else {
                values.put(name, pair[1].strip());
            }
        }
        return new RepresentativeRole(
                id,
                allowed(values.getOrDefault("allowed", "yes"), line),
                evidence(values.getOrDefault("evidence", EvidenceRule.NONE.code()), line),
                scope(values.getOrDefault("scope", "*")),
                months(values.getOrDefault("months", "0"), line),
                wording(values, "label"),
                wording(values, "proof"),
                List.copyOf(checks));
    }

    /** The parts of a line that say nothing that is known. */
    static List<String> unknownParts(String line) {
        return Stream.of(line.split(";"))
                .skip(1)
                .map(String::strip)
                .filter(part -> !NAMES.contains(part.split("=", 2)[0].strip()))
                .toList();
    }

    static String write(RepresentativeRole role) {
        List<String> parts = new ArrayList<>();
        parts.add(role.id());
        parts.add("allowed=" + (role.allowed() ? "yes" : "no"));
        parts.add("evidence=" + role.evidence().code());
        parts.add("scope=" + (role.scope().isEmpty() ? "*" : String.join(",", new TreeSet<>(role.scope()))));
        if (role.months() > 0) {
            parts.add("months=" + role.months());
        }
        add(parts, "label", role.label());
        add(parts, "proof", role.proof());
        role.checks()
                .forEach(check -> parts.add(CHECK + "=" + escaped(check.english())
                        + (check.welsh().isEmpty() ? "" : "|" + escaped(check.welsh()))));
        return String.join("; ", parts);
    }

    private static void add(List<String> parts, String name, Wording words) {
        if (!words.english().isEmpty()) {
            parts.add(name + ".en=" + escaped(words.english()));
        }
        if (!words.welsh().isEmpty()) {
            parts.add(name + ".cy=" + escaped(words.welsh()));
        }
    }

    private static boolean allowed(String value, String line) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new Unreadable("finance.roles.problem.allowed", value, line);
        };
    }

    private static EvidenceRule evidence(String value, String line) {
        return Stream.of(EvidenceRule.values())
                .filter(rule -> rule.code().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> new Unreadable("finance.roles.problem.evidence", value, line));
    }

    private static Set<String> scope(String value) {
        return value.equals("*")
                ? Set.of()
                : Stream.of(value.split(",")).map(String::strip).collect(Collectors.toUnmodifiableSet());
    }

    private static int months(String value, String line) {
        int months = value.matches("\\d{1,3}") ? Integer.parseInt(value) : MOST_MONTHS + 1;
        if (months > MOST_MONTHS) {
            throw new Unreadable("finance.roles.problem.months", value, line);
        }
        return months;
    }

    private static Wording wording(Map<String, String> values, String name) {
        return new Wording(
                Wording.plain(values.getOrDefault(name + ".en", "")),
                Wording.plain(values.getOrDefault(name + ".cy", "")));
    }

    private static String escaped(String text) {
        return text.replace("%", "%25").replace(";", "%3B").replace("|", "%7C");
    }
}
